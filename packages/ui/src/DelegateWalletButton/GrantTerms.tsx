'use client'
import type { Capabilities, DelegationScope, Wallet } from '@latchkey/core'
import { useUi } from '../LatchkeyUi/useUi.ts'
import type { Say } from '../messages/useMessages.ts'
import { Address } from '../parts/Address.tsx'
import { GrantLimits, spends } from './GrantLimits.tsx'
import type { grantTermMessages } from './grantTermMessages.ts'

interface GrantTermsProps {
  wallet: Wallet
  can: NonNullable<Capabilities['delegate']>
  scope: DelegationScope
  purpose: string | undefined
  say: Say<typeof grantTermMessages>
}

/** What the server will be able to do and how far, what it is set up to refuse, why it asks, who keeps it to that, and what ending it cannot undo. */
export function GrantTerms({ wallet, can, scope, purpose, say }: GrantTermsProps) {
  const { appName: app, locale } = useUi()
  const kinds = scope.outliving?.map((kind) => say(`grant.outliving.${kind}`))
  return (
    <>
      <p>{say('grant.body', { app, wallet: <Address address={wallet.address} /> })}</p>
      <dl data-part="terms">
        <div data-term="can">
          <dt>{say('grant.can')}</dt>
          {scope.actions.map((action) => (
            <dd key={action}>{say(`grant.can.${action}`)}</dd>
          ))}
          {kinds && <dd>{say('grant.can.outliving', { kinds: new Intl.ListFormat(locale).format(kinds) })}</dd>}
        </div>
        <GrantLimits {...{ scope, wallet, say }} isByContract={can.enforcement === 'chain'} />
        <div data-term="cannot">
          <dt>{say('grant.cannot')}</dt>
          {!scope.actions.some((action) => spends.has(action)) && <dd>{say('grant.cannot.send')}</dd>}
          <dd>{say('grant.cannot.others')}</dd>
        </div>
        {purpose && (
          <div>
            <dt>{say('grant.why')}</dt>
            <dd>
              <bdi>{purpose}</bdi>
            </dd>
          </div>
        )}
        <div>
          <dt>{say('grant.enforcement')}</dt>
          <dd>{say(`grant.enforcement.${can.enforcement}`, { app } as never)}</dd>
          {can.enforcement === 'chain' && <dd>{say('grant.fee')}</dd>}
        </div>
        <div data-term="end">
          <dt>{say('grant.end')}</dt>
          <dd>{say(`grant.end.stops.${can.enforcement}`)}</dd>
          <dd>{say('grant.end.stays')}</dd>
          <dd>{say(`grant.end.trust.${can.enforcement}`)}</dd>
        </div>
      </dl>
    </>
  )
}
