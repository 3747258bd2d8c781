'use client'
import type { Grant, RevokeResult } from '@latchkey/core'
import { useCapabilities } from '@latchkey/react'
import { GrantLimits } from '../DelegateWalletButton/GrantLimits.tsx'
import { grantMessages } from '../DelegateWalletButton/grantMessages.ts'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { Address } from '../parts/Address.tsx'
import { CopyButton } from '../parts/CopyButton.tsx'
import { Glyph } from '../parts/Glyph.tsx'
import { Identicon } from '../parts/Identicon.tsx'
import { Facts, Row } from '../parts/Row.tsx'
import { Time } from '../parts/Time.tsx'
import { RevokeFlow } from '../RevokeSessionsButton/RevokeFlow.tsx'
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
          <GrantScope grant={grant} />
        </>
      }
      actions={
        isOn &&
        revoke === 'per-wallet' && (
          <RevokeFlow
            wallets={[address]}
            variant="neutral"
            hideWhenEmpty
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

function GrantScope({ grant: { scope, chainType, enforcement, status } }: { grant: Grant }) {
  const say = useMessages(grantListMessages)
  const sayTerm = useMessages(grantMessages)
  return (
    <details data-part="details">
      <summary>{say(status === 'active' ? 'grants.terms' : 'grants.terms.ended')}</summary>
      <dl data-part="terms">
        <div data-term="can">
          <dt>{sayTerm('grant.can')}</dt>
          {scope.actions.map((action) => (
            <dd key={action}>{sayTerm(`grant.can.${action}`)}</dd>
          ))}
        </div>
        <GrantLimits scope={scope} wallet={{ chainType }} isByContract={enforcement === 'chain'} say={sayTerm} />
      </dl>
    </details>
  )
}
