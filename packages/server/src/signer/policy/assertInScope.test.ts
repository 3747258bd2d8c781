import type { DelegationScope } from '@latchkey/core'
import { base58, base64 } from '@scure/base'
import fc from 'fast-check'
import { createSiweMessage } from 'viem/siwe'
import { expect, test } from 'vitest'
import { ethereumMethods } from '../ethereumMethods.ts'
import { solanaMethods } from '../solanaMethods.ts'
import { assertAction, assertInScope } from './assertInScope.ts'

const to = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const other = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC'
const transaction = { chain_id: 1, nonce: 0, gas_limit: 21_000, max_fee_per_gas: 10, max_priority_fee_per_gas: 1 }

function judge(scope: DelegationScope, method: string, params: object) {
  assertAction(scope, method)
  const make = ethereumMethods.get(method) ?? solanaMethods.get(method)!
  assertInScope(scope, method, make({ ...params }).intent())
}
const denied = expect.objectContaining({ code: 'delegation_scope_denied' }) as Error

const send: DelegationScope = { actions: ['eth_signTransaction'], chainIds: [1] }
const transfer = { transaction: { ...transaction, to, value: 5 } }

test('a plain transfer on a chain that was named is in scope', () => {
  expect(() => judge(send, 'eth_signTransaction', transfer)).not.toThrow()
})

test.each<[string, DelegationScope, object]>([
  ['another method', { ...send, actions: ['personal_sign'] }, transfer],
  ['another chain', { ...send, chainIds: [10] }, transfer],
  ['another address', { ...send, to: [other] }, transfer],
  ['more than one transaction may cost', { ...send, maxValuePerTx: '210004' }, transfer],
  ['a call that was not named', send, { transaction: { ...transaction, to, data: '0xa9059cbb' } }],
  [
    'a call of another name',
    { ...send, selectors: ['0xa9059cbb'] },
    { transaction: { ...transaction, to, data: '0x095ea7b3' } },
  ],
  [
    'fewer bytes than name a call',
    { ...send, selectors: ['0xa9059cbb'] },
    { transaction: { ...transaction, to, data: '0xa9' } },
  ],
  ['a new contract', { ...send, selectors: ['0x60806040'] }, { transaction: { ...transaction, data: '0x60806040' } }],
])('%s is refused', (_, scope, params) => {
  expect(() => judge(scope, 'eth_signTransaction', params)).toThrow(denied)
})

test('the cost counts the highest fee, and exactly as much as allowed passes, whatever the form (keys D15)', () => {
  const forms = [
    transaction,
    { ...transaction, type: 2 },
    { chain_id: 1, nonce: 0, gas_limit: 21_000, gas_price: 10 },
    { chain_id: 1, nonce: 0, gas_limit: 21_000, gas_price: 10, type: 1 },
  ]
  for (const form of forms) {
    const params = { transaction: { ...form, to: to.toLowerCase(), value: '0x5' } }
    expect(() => judge({ ...send, to: [to], maxValuePerTx: '210005' }, 'eth_signTransaction', params)).not.toThrow()
    expect(() => judge({ ...send, maxValuePerTx: '210004' }, 'eth_signTransaction', params)).toThrow(denied)
    expect(() => judge(send, 'eth_signTransaction', { transaction: { ...form, to, data: '0x095ea7b3' } })).toThrow(
      denied,
    )
  }
})

const structs = {
  'EIP-2612': [['owner', 'spender', 'value', 'nonce', 'deadline'], 'permit'],
  DAI: [['holder', 'spender', 'nonce', 'expiry', 'allowed'], 'permit'],
  'ERC-3009': [['from', 'to', 'value', 'validAfter', 'validBefore', 'nonce'], 'transferAuthorization'],
  Seaport: [['offerer', 'zone', 'startTime'], 'order'],
} as const

test.each(Object.entries(structs))(
  'typed data like that of %s is refused unless named, under any name and in any order',
  (_, [names, kind]) => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...names], { minLength: names.length }), fc.boolean(), (order, nested) => {
        const inner = order.map((name) => ({ name, type: 'uint256' }))
        const types = nested ? { Outer: [{ name: 'list', type: 'Thing[2]' }], Thing: inner } : { Thing: inner }
        const values = Object.fromEntries(order.map((name) => [name, 1]))
        const message = nested ? { list: [values, values] } : values
        const typed_data = { domain: {}, types, primary_type: nested ? 'Outer' : 'Thing', message }
        const scope: DelegationScope = { actions: ['eth_signTypedData_v4'] }
        expect(() => judge(scope, 'eth_signTypedData_v4', { typed_data })).toThrow(denied)
        expect(() => judge({ ...scope, outliving: [kind] }, 'eth_signTypedData_v4', { typed_data })).not.toThrow()
      }),
      { numRuns: 20 },
    )
  },
)

test('plain typed data is in scope, on the chains that were named if any were', () => {
  const typed = (domain: object) => ({
    typed_data: {
      domain,
      types: { Letter: [{ name: 'text', type: 'string' }] },
      primary_type: 'Letter',
      message: { text: 'x' },
    },
  })
  const scope: DelegationScope = { actions: ['eth_signTypedData_v4'] }
  expect(() => judge(scope, 'eth_signTypedData_v4', typed({}))).not.toThrow()
  expect(() => judge({ ...scope, chainIds: [10] }, 'eth_signTypedData_v4', typed({ chainId: '10' }))).not.toThrow()
  for (const domain of [{}, { chainId: 1 }])
    expect(() => judge({ ...scope, chainIds: [10] }, 'eth_signTypedData_v4', typed(domain))).toThrow(denied)
})

test('typed data names a chain only where its signature is bound to it', () => {
  const scope: DelegationScope = { actions: ['eth_signTypedData_v4'], chainIds: [1] }
  const types = { Mail: [{ name: 'text', type: 'string' }] }
  const unbound = { ...types, EIP712Domain: [{ name: 'name', type: 'string' }] }
  const bound = { ...types, EIP712Domain: [...unbound.EIP712Domain, { name: 'chainId', type: 'uint256' }] }
  const signs = (chainId: unknown, types: object) => () =>
    judge(scope, 'eth_signTypedData_v4', {
      typed_data: { domain: { name: 'App', chainId }, types, primary_type: 'Mail', message: { text: 'hi' } },
    })
  for (const chainId of [1, '1', '0x1']) {
    expect(signs(chainId, types)).not.toThrow()
    expect(signs(chainId, bound)).not.toThrow()
    expect(signs(chainId, unbound)).toThrow(denied)
  }
  for (const chainId of [[1], true]) expect(signs(chainId, types)).toThrow(denied)
})

test('what nobody can read is signed only where there is no limit to get around', () => {
  const hash = { hash: `0x${'12'.repeat(32)}` }
  const handOver = { contract: to, chain_id: 1, nonce: 0 }
  for (const [method, params] of [
    ['secp256k1_sign', hash],
    ['eth_sign7702Authorization', handOver],
  ] as const) {
    expect(() => judge({ actions: ['personal_sign'] }, method, params)).toThrow(denied)
    expect(() => judge({ actions: [method] }, method, params)).not.toThrow()
    for (const limit of [{ to: [to] }, { maxValuePerTx: '1' }, { budget: { amount: '1', windowSec: 60 } }])
      expect(() => judge({ actions: [method], ...limit }, method, params)).toThrow(denied)
  }
})

test('a sign-in text is refused unless named, on either chain', () => {
  const address = to as `0x${string}`
  const message = createSiweMessage({
    address,
    chainId: 1,
    domain: 'bank.example',
    nonce: 'abcdefgh1234',
    uri: 'https://bank.example',
    version: '1',
  })
  for (const [method, params] of [
    ['personal_sign', { message }],
    ['signMessage', { message: base64.encode(new TextEncoder().encode(message)) }],
  ] as const) {
    expect(() => judge({ actions: [method] }, method, params)).toThrow(denied)
    expect(() => judge({ actions: [method], outliving: ['signIn'] }, method, params)).not.toThrow()
  }
})

const key = (fill: number) => new Uint8Array(32).fill(fill)
const system = new Uint8Array(32)
const u32 = (value: number) => [value, 0, 0, 0]
const u64 = (value: number) => [...new Uint8Array(new BigUint64Array([BigInt(value)]).buffer)]

/** A transaction of one signer; each instruction: program, accounts by index into [signer, 2, 3, …programs], data. */
function solana(instructions: [program: Uint8Array, accounts: number[], data: number[]][]) {
  const keys = [key(1), key(2), key(3), ...instructions.map(([program]) => program)]
  const body = instructions.flatMap(([, accounts, data], index) => [
    3 + index,
    accounts.length,
    ...accounts,
    data.length,
    ...data,
  ])
  const message = [1, 0, 0, keys.length, ...keys.flatMap((each) => [...each]), ...key(9), instructions.length, ...body]
  return { transaction: base64.encode(Uint8Array.from([1, ...new Uint8Array(64), ...message])) }
}
const pay = solana([[system, [0, 1], [...u32(2), ...u64(1_000)]]])
const signs: DelegationScope = { actions: ['signTransaction'] }
const token = base58.decode('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA')
const budget = base58.decode('ComputeBudget111111111111111111111111111111')

test('a plain transfer of lamports is in scope, up to what it may cost and where it may go', () => {
  expect(() => judge(signs, 'signTransaction', pay)).not.toThrow()
  expect(() =>
    judge({ ...signs, to: [base58.encode(key(2))], maxValuePerTx: '6000' }, 'signTransaction', pay),
  ).not.toThrow()
  expect(() => judge({ ...signs, maxValuePerTx: '5999' }, 'signTransaction', pay)).toThrow(denied)
  expect(() => judge({ ...signs, to: [base58.encode(key(3))] }, 'signTransaction', pay)).toThrow(denied)
})

test('a priority fee counts as cost', () => {
  const dear = solana([
    [budget, [], [2, ...u32(200)]],
    [budget, [], [3, ...u64(1_000_000)]],
    [system, [0, 1], [...u32(2), ...u64(1_000)]],
  ])
  expect(() => judge({ ...signs, maxValuePerTx: '6200' }, 'signTransaction', dear)).not.toThrow()
  expect(() => judge({ ...signs, maxValuePerTx: '6199' }, 'signTransaction', dear)).toThrow(denied)
})

test.each<[string, ReturnType<typeof solana>, DelegationScope]>([
  ['an unknown program', solana([[key(7), [0], [1]]]), signs],
  ['a token transfer where tokens were not named', solana([[token, [0, 1, 0], [3, ...u64(1)]]]), signs],
  [
    'a token transfer to elsewhere',
    solana([[token, [0, 1, 0], [3, ...u64(1)]]]),
    { ...signs, programs: [base58.encode(token)], to: [base58.encode(key(3))] },
  ],
  ['a durable nonce', solana([[system, [0, 1, 0], u32(4)]]), signs],
  ['Assign', solana([[system, [0], [...u32(1), ...key(7)]]]), signs],
  ['CreateAccount', solana([[system, [0, 1], [...u32(0), ...u64(1), ...u64(0), ...key(7)]]]), signs],
  ['Approve', solana([[token, [0, 1, 0], [4, ...u64(1)]]]), { ...signs, programs: [base58.encode(token)] }],
  ['SetAuthority', solana([[token, [0, 1], [6, 2, 0]]]), { ...signs, programs: [base58.encode(token)] }],
])('on Solana, %s is refused', (_, params, scope) => {
  expect(() => judge(scope, 'signTransaction', params)).toThrow(denied)
})

test('a transaction dressed up as a message is refused', () => {
  const { transaction } = pay
  const message = base64.encode(base64.decode(transaction).subarray(65))
  expect(() => judge({ actions: ['signMessage'] }, 'signMessage', { message })).toThrow(denied)
  expect(() => judge({ actions: ['signMessage'] }, 'signMessage', { message: transaction })).toThrow(denied)
})
