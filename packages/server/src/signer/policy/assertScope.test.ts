import type { DelegationScope } from '@latchkey/core'
import { expect, test } from 'vitest'
import { assertScope } from './assertScope.ts'

test('takes messages alone, and transactions on chains that are named', () => {
  for (const scope of [
    { actions: ['personal_sign'] },
    { actions: ['eth_sendTransaction'], chainIds: [1], budget: { amount: '1', windowSec: 60 } },
    { actions: ['secp256k1_sign'], maxCalls: 3 },
  ] satisfies DelegationScope[])
    expect(() => assertScope('ethereum', scope)).not.toThrow()
  expect(() => assertScope('solana', { actions: ['signMessage', 'signTransaction'] })).not.toThrow()
})

test.each<[string, 'ethereum' | 'solana', DelegationScope]>([
  ['nothing', 'ethereum', { actions: [] }],
  ['a method of another chain', 'solana', { actions: ['personal_sign'] }],
  ['transactions without a chain', 'ethereum', { actions: ['eth_signTransaction'] }],
  ['a limit that raw hashes would get around', 'ethereum', { actions: ['secp256k1_sign'], maxValuePerTx: '1' }],
  ['a limit that handing over would get around', 'ethereum', { actions: ['eth_sign7702Authorization'], to: ['0x'] }],
])('refuses %s', (_, chainType, scope) => {
  expect(() => assertScope(chainType, scope)).toThrow(expect.objectContaining({ code: 'wire_invalid' }))
})
