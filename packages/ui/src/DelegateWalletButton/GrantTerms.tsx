'use client'
import type { Capabilities, DelegatedAction, Wallet } from '@latchkey/core'
import { useUi } from '../LatchkeyUi/useUi.ts'
import type { Say } from '../messages/useMessages.ts'
import { Address } from '../parts/Address.tsx'
import type { grantMessages } from './grantMessages.ts'

interface GrantTermsProps {
  wallet: Wallet
  can: NonNullable<Capabilities['delegate']>
  purpose: string | undefined
  say: Say<typeof grantMessages>
}

const actions = { personal_sign: 'grant.can.personal_sign' } as const satisfies Record<
  DelegatedAction,
  keyof typeof grantMessages
>

/** What the server will be able to do, what it is set up to refuse, why it asks, and who keeps it to that. */
export function GrantTerms({ wallet, can, purpose, say }: GrantTermsProps) {
  const { appName: app } = useUi()
  return (
    <>
      <p>{say('grant.body', { app, wallet: <Address address={wallet.address} /> })}</p>
      <dl data-part="terms">
        <div data-term="can">
          <dt>{say('grant.can')}</dt>
          {can.actions.map((action) => (
            <dd key={action}>{say(actions[action])}</dd>
          ))}
        </div>
        <div data-term="cannot">
          <dt>{say('grant.cannot')}</dt>
          <dd>{say('grant.cannot.send')}</dd>
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
        </div>
      </dl>
    </>
  )
}
