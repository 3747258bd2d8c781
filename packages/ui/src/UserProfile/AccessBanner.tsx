'use client'
import { delegatedWallets, type RevokeResult, type SignedReceipt, type User } from '@latchkey/core'
import type { IdentityKey } from '@latchkey/core/proof'
import { useState } from 'react'
import { GrantReceipt } from '../GrantReceipt/GrantReceipt.tsx'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { Glyph } from '../parts/Glyph.tsx'
import type { HeadingLevel } from '../parts/Section.tsx'
import { RevokeInPlace } from '../RevokeSessionsButton/RevokeInPlace.tsx'
import { profileMessages } from './profileMessages.ts'

interface AccessBannerProps {
  user: User
  identityKeys: readonly IdentityKey[] | undefined
  headingLevel: HeadingLevel
}

/** The first thing on the page while anyone can act for the person, and how to end it; then the receipt, where there is one. */
export function AccessBanner({ user, identityKeys, headingLevel }: AccessBannerProps) {
  const say = useMessages(profileMessages)
  const { appName: app } = useUi()
  const [receipt, setReceipt] = useState<SignedReceipt>()
  const keep = (result: RevokeResult) => setReceipt(result.receipt)
  const n = delegatedWallets(user).length
  return (
    <>
      {/* The button stays when the last access ends: it tells how that went. */}
      <div data-part="banner" data-tone={n ? 'access' : undefined}>
        {n > 0 && (
          <p>
            <Glyph name="key" />
            {say('profile.access', { n, app })}
          </p>
        )}
        <RevokeInPlace isOn={n > 0} onRevoked={keep} onPartial={keep} />
      </div>
      {receipt && <GrantReceipt {...{ receipt, headingLevel }} {...(identityKeys && { identityKeys })} />}
    </>
  )
}
