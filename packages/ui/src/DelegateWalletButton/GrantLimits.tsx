'use client'
import type { DelegationScope, Wallet } from '@latchkey/core'
import { useUi } from '../LatchkeyUi/useUi.ts'
import type { Say } from '../messages/useMessages.ts'
import { formatAmount } from '../parts/formatAmount.ts'
import { asUnits } from './durations.ts'
import type { grantTermMessages } from './grantTermMessages.ts'

interface GrantLimitsProps {
  scope: DelegationScope
  wallet: Pick<Wallet, 'chainType'>
  /** True where a contract keeps them: then no fee is the wallet's to pay. */
  isByContract: boolean
  say: Say<typeof grantTermMessages>
}

/** What can move what a wallet holds. */
export const spends: ReadonlySet<DelegationScope['actions'][number]> = new Set([
  'eth_signTransaction',
  'eth_sendTransaction',
  'secp256k1_sign',
  'eth_sign7702Authorization',
  'signTransaction',
  'signAndSendTransaction',
])

/** How far the server may go. Where there is no limit, it says that there is none. */
export function GrantLimits({ scope, wallet, isByContract, say }: GrantLimitsProps) {
  const { locale } = useUi()
  const list = (items: readonly (string | number)[]) =>
    new Intl.ListFormat(locale).format(items.map((item) => `\u2068${item}\u2069`))
  const amount = (value: string) => {
    const { text, coin } = formatAmount(value, { chainType: wallet.chainType, chainIds: scope.chainIds, locale })
    return coin ? `${text} ${coin}` : say('grant.amount.coin', { amount: text })
  }
  const time = (seconds: number) => {
    const { unit, n } = asUnits(seconds)
    return say(`grant.duration.${unit}`, { n })
  }
  const { maxCalls, maxValuePerTx, budget, to, chainIds, selectors, programs } = scope
  const calls = [...(selectors ?? []), ...(programs ?? [])]
  const lines = [
    maxCalls === undefined ? say('grant.limits.calls.none') : say('grant.limits.calls', { n: maxCalls } as never),
    ...(scope.actions.some((action) => spends.has(action))
      ? [
          maxValuePerTx !== undefined &&
            say(isByContract ? 'grant.limits.each.value' : 'grant.limits.each', { amount: amount(maxValuePerTx) }),
          budget &&
            say(isByContract ? 'grant.limits.budget.value' : 'grant.limits.budget', {
              amount: amount(budget.amount),
              time: time(budget.windowSec),
            }),
          maxValuePerTx === undefined && !budget && say('grant.limits.spend.none'),
          to ? say('grant.limits.to', { addresses: list(to) }) : say('grant.limits.to.none'),
          calls.length > 0 ? say('grant.limits.more', { calls: list(calls) }) : say('grant.limits.transfers'),
        ]
      : []),
    chainIds && say('grant.limits.chains', { n: chainIds.length, chains: list(chainIds) } as never),
  ]
  return (
    <div data-term="limits">
      <dt>{say('grant.limits')}</dt>
      {lines.map((line, index) => line && <dd key={index}>{line}</dd>)}
    </div>
  )
}
