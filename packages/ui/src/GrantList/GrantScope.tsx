'use client'
import type { Grant } from '@latchkey/core'
import { GrantLimits } from '../DelegateWalletButton/GrantLimits.tsx'
import { grantTermMessages } from '../DelegateWalletButton/grantTermMessages.ts'
import { useMessages } from '../messages/useMessages.ts'

/** What the server may do with a wallet, and how far. */
export function GrantScope({ grant: { scope, chainType, enforcement } }: { grant: Grant }) {
  const say = useMessages(grantTermMessages)
  return (
    <dl data-part="terms">
      <div data-term="can">
        <dt>{say('grant.can')}</dt>
        {scope.actions.map((action) => (
          <dd key={action}>{say(`grant.can.${action}`)}</dd>
        ))}
      </div>
      <GrantLimits scope={scope} wallet={{ chainType }} isByContract={enforcement === 'chain'} say={say} />
    </dl>
  )
}
