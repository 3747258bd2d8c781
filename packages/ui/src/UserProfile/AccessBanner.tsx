'use client'
import { delegatedWallets, type User } from '@latchkey/core'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { Glyph } from '../parts/Glyph.tsx'
import { RevokeFlow } from '../RevokeSessionsButton/RevokeFlow.tsx'
import { profileMessages } from './profileMessages.ts'

/** The first thing on the page while anyone can act for the person, and how to end it. */
export function AccessBanner({ user }: { user: User }) {
  const say = useMessages(profileMessages)
  const { appName: app } = useUi()
  const n = delegatedWallets(user).length
  return (
    // The button stays when the last access ends: it tells how that went.
    <div data-part="banner" data-tone={n ? 'access' : undefined}>
      {n > 0 && (
        <p>
          <Glyph name="key" />
          {say('profile.access', { n, app })}
        </p>
      )}
      <RevokeFlow hideWhenEmpty />
    </div>
  )
}
