import type { DelegatedAction, DelegationScope } from '@latchkey/core'

const actions: Record<DelegatedAction, string> = {
  personal_sign: 'sign messages',
  signMessage: 'sign messages',
  eth_signTypedData_v4: 'sign structured data',
  eth_signTransaction: 'sign transactions, which whoever holds them can send',
  signTransaction: 'sign transactions, which whoever holds them can send',
  eth_sendTransaction: 'send transactions',
  signAndSendTransaction: 'send transactions',
  secp256k1_sign: 'sign anything at all',
  eth_sign7702Authorization: 'hand this wallet over to a contract, which revoking does not undo',
}

/** What server access would allow, each thing with its name; amounts as they are counted. What has no limit is said to have none. */
export function sayScope(scope: DelegationScope): [name: string, value: string][] {
  const { maxCalls, maxValuePerTx, budget, to, selectors, programs, chainIds, outliving } = scope
  const spends = scope.actions.some((action) => action.endsWith('Transaction'))
  const lines: [string, string | number | undefined][] = [
    ['It can', scope.actions.map((action) => actions[action] ?? action).join('; ')],
    ['How often', maxCalls ?? 'without a limit'],
    ['Each at the most', spends ? (maxValuePerTx ?? 'without a limit') : undefined],
    [
      'Together at the most',
      budget ? `${budget.amount} in ${budget.windowSec} seconds` : spends ? 'without a limit' : undefined,
    ],
    ['Only to', spends ? (to?.join(', ') ?? 'any address') : undefined],
    ['Calls', selectors?.join(', ')],
    ['Programs', programs?.join(', ')],
    ['Chains', chainIds?.join(', ')],
    ['Stays good after it ends', outliving?.join(', ')],
  ]
  return lines.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
}
