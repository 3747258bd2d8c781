'use client'
import { useCapabilities } from '@latchkey/react'
import type { Delegation } from '@latchkey/core'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { Glyph } from '../parts/Glyph.tsx'
import { Time } from '../parts/Time.tsx'
import { walletMessages } from './walletMessages.ts'

/** Says that the app's server can use a wallet: since when, until when, and when it last did. */
export function AccessBadge({ delegation }: { delegation: Delegation | undefined }) {
  const say = useMessages(walletMessages)
  const { lastUsed } = useCapabilities()
  const { now } = useUi()
  const hasEnded = delegation && delegation.expiresAt <= now()
  return (
    <div data-part="access">
      <span data-part="badge">
        <Glyph name="key" />
        {say('wallets.access')}
      </span>
      {delegation && (
        <ul data-part="facts">
          <li>{say('wallets.since', { date: <Time at={delegation.grantedAt} /> })}</li>
          <li>{say(hasEnded ? 'wallets.ended' : 'wallets.ends', { date: <Time at={delegation.expiresAt} /> })}</li>
          {lastUsed && (
            <li>
              {delegation.lastUsedAt
                ? say('wallets.used', { ago: <Time as="relative" at={delegation.lastUsedAt} /> })
                : say('wallets.unused')}
            </li>
          )}
        </ul>
      )}
    </div>
  )
}
