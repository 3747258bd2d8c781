'use client'
import type { Grant, RevokeResult } from '@latchkey/core'
import { useCapabilities } from '@latchkey/react'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { Address } from '../parts/Address.tsx'
import { CopyButton } from '../parts/CopyButton.tsx'
import { Glyph } from '../parts/Glyph.tsx'
import { Identicon } from '../parts/Identicon.tsx'
import { later } from '../parts/later.ts'
import { Facts, Row } from '../parts/Row.tsx'
import { Time } from '../parts/Time.tsx'
import { Unreachable } from '../parts/Unreachable.tsx'
import { RevokeInPlace } from '../RevokeSessionsButton/RevokeInPlace.tsx'
import { chainName } from '../WalletList/chainName.ts'
import { walletMessages } from '../WalletList/walletMessages.ts'
import { grantListMessages } from './grantListMessages.ts'

interface GrantRowProps {
  grant: Grant
  onRevoked: ((result: RevokeResult) => void) | undefined
}

/** Access to one wallet: whether it is on, how it was used, and what for; with its end a press away. */
export function GrantRow({ grant, onRevoked }: GrantRowProps) {
  const say = useMessages(grantListMessages)
  const sayWallet = useMessages(walletMessages)
  const { appName: app } = useUi()
  const { revoke } = useCapabilities()
  const { address, chainType, status, endedBy } = grant
  const isOn = status === 'active'

  return (
    <Row
      data-status={status}
      mark={<Identicon of={address} />}
      name={
        <>
          <Address address={address} />
          <CopyButton text={address} what="address" />
        </>
      }
      about={
        <>
          <div data-part="access">
            {isOn ? (
              <span data-part="badge">
                <Glyph name="key" />
                {say('grants.active')}
              </span>
            ) : (
              <span data-part="hint">{say(`grants.ended.${endedBy ?? 'expiry'}`, { app } as never)}</span>
            )}
            <GrantFacts grant={grant} chain={chainName(chainType)} />
          </div>
          <GrantDetails grant={grant} />
        </>
      }
      actions={
        isOn &&
        revoke === 'per-wallet' && (
          <RevokeInPlace
            wallets={[address]}
            variant="neutral"
            {...(onRevoked && { onRevoked })}
            messages={{ 'revoke.trigger': sayWallet('wallets.revoke') }}
          />
        )
      }
    />
  )
}

function GrantFacts({ grant, chain }: { grant: Grant; chain: string }) {
  const say = useMessages(grantListMessages)
  const { lastUsed } = useCapabilities()
  const { grantedAt, expiresAt, endedAt, lastUsedAt, signCount } = grant
  const isOn = grant.status === 'active'
  const end = isOn ? expiresAt : (endedAt ?? expiresAt)
  const used = { n: signCount, ago: lastUsedAt && <Time as="relative" at={lastUsedAt} /> }
  return (
    <Facts
      facts={[
        chain,
        say('grants.since', { date: <Time at={grantedAt} /> }),
        say(isOn ? 'grants.until' : 'grants.endedAt', { date: <Time at={end} /> }),
        lastUsed && (signCount > 0 && lastUsedAt ? say('grants.used', used) : say('grants.unused')),
      ]}
    />
  )
}

/** What it was allowed, which comes after the row. */
const useGrantScope = later(() => import('./GrantScope.tsx'))

function GrantDetails({ grant }: { grant: Grant }) {
  const say = useMessages(grantListMessages)
  const { part, error, retry } = useGrantScope()
  return (
    <details data-part="details">
      <summary>{say(grant.status === 'active' ? 'grants.terms' : 'grants.terms.ended')}</summary>
      {part ? <part.GrantScope grant={grant} /> : error && <Unreachable error={error} onRetry={async () => retry()} />}
    </details>
  )
}
