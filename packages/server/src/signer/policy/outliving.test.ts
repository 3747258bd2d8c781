import type { DelegationScope } from '@latchkey/core'
import { base58, base64 } from '@scure/base'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ethereumSender } from '../../sending/ethereumSender.ts'
import { solanaSender } from '../../sending/solanaSender.ts'
import { ethereumMethods } from '../ethereumMethods.ts'
import { solanaMethods } from '../solanaMethods.ts'
import { assertInScope } from './assertInScope.ts'
import type { Intent } from './Intent.ts'

const denied = expect.objectContaining({ code: 'delegation_scope_denied' }) as Error
const unreadable = expect.objectContaining({ code: 'wire_invalid' }) as Error
const to = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const word = '11'.repeat(32)

/** Either way to have a transaction signed, up to where it is judged. */
const ways: Record<string, (transaction: unknown) => Intent> = {
  eth_signTransaction: (transaction) => ethereumMethods.get('eth_signTransaction')!({ transaction }).intent(),
  eth_sendTransaction: (transaction) => ethereumSender.read({ transaction }, 'eip155:1').intent(),
  signTransaction: (transaction) => solanaMethods.get('signTransaction')!({ transaction }).intent(),
  signAndSendTransaction: (transaction) => solanaSender.read({ transaction }, 'solana:local').intent(),
}
const judge = (way: string, transaction: unknown, scope: Partial<DelegationScope> = {}) =>
  assertInScope({ actions: [way as 'signTransaction'], ...scope }, way, ways[way]!(transaction))

const onEthereum = { chainIds: [1] }
const common = { to, chain_id: 1, nonce: 0, gas_limit: 100_000 }
const capped = { max_fee_per_gas: 10, max_priority_fee_per_gas: 1 }
const encodings: Record<string, object> = {
  legacy: { ...common, gas_price: 10, type: 0 },
  'legacy, by its price': { ...common, gas_price: 10 },
  'EIP-2930': { ...common, gas_price: 10, type: 1 },
  'EIP-1559': { ...common, ...capped, type: 2 },
  'EIP-1559, by its fees': { ...common, ...capped },
}

const calls = {
  approve: '0x095ea7b3',
  increaseAllowance: '0x39509351',
  setApprovalForAll: '0xa22cb465',
  'permit of EIP-2612': '0xd505accf',
  'permit of DAI': '0x8fcbaf0c',
  'approve of Permit2': '0x87517c45',
  transferWithAuthorization: '0xe3ee160e',
}

describe.each(['eth_signTransaction', 'eth_sendTransaction'])('%s', (way) => {
  test.each(Object.entries(calls))('refuses %s in every encoding, unless the scope names it', (_, selector) => {
    for (const encoding of Object.values(encodings))
      for (const data of [selector, selector.toUpperCase().replace('0X', '0x'), selector + word + word]) {
        const transaction = { ...encoding, data }
        expect(() => judge(way, transaction, onEthereum)).toThrow(denied)
        expect(() => judge(way, transaction, { ...onEthereum, selectors: ['0xa9059cbb'] })).toThrow(denied)
        expect(() => judge(way, transaction, { ...onEthereum, selectors: [selector] })).not.toThrow()
      }
  })

  test('refuses what hands the account over (EIP-7702) or carries blobs (EIP-4844), however it is dressed up', () => {
    const authorization = { contract: to, chain_id: 1, nonce: 0, r: `0x${word}`, s: `0x${word}`, y_parity: 0 }
    const dresses = [
      ...[3, 4, 5, '4', '0x4', 'eip7702', 'eip4844', [2], true].map((type) => ({ type })),
      { authorization_list: [authorization] },
      { authorizationList: [] },
      { access_list: [] },
      { blobs: ['0x'] },
      { blob_versioned_hashes: [`0x${word}`] },
      { max_fee_per_blob_gas: 1 },
      { sidecars: [] },
    ]
    for (const dress of dresses)
      expect(() => judge(way, { ...common, ...capped, ...dress }, onEthereum), JSON.stringify(dress)).toThrow(
        unreadable,
      )
  })
})

const structs: [string, string[], 'permit' | 'order'][] = [
  ['Permit2, one token', ['details', 'spender', 'sigDeadline'], 'permit'],
  ['Permit2, a transfer', ['permitted', 'spender', 'nonce', 'deadline'], 'permit'],
  ['Permit2, with a witness', ['permitted', 'spender', 'nonce', 'deadline', 'witness'], 'permit'],
  ['all of a collection', ['owner', 'operator', 'approved', 'nonce', 'deadline'], 'permit'],
  ['votes', ['delegatee', 'nonce', 'expiry'], 'order'],
  ['a delegation framework', ['delegate', 'delegator', 'authority', 'caveats', 'salt'], 'order'],
  ['an exchange', ['maker', 'taker', 'makerAmount', 'takerAmount'], 'order'],
]

test.each(structs)(
  'typed data like that of %s is refused unless named, in any order and at any depth',
  (_, names, kind) => {
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: names.length }), fc.nat(3), (order, depth) => {
        const types: Record<string, { name: string; type: string }[]> = {
          T0: order.map((name) => ({ name, type: 'uint256' })),
        }
        let message: object = Object.fromEntries(order.map((name) => [name, 1]))
        for (let level = 1; level <= depth; level++) {
          types[`T${level}`] = [{ name: 'inner', type: `T${level - 1}[][1]` }]
          message = { inner: [[message]] }
        }
        const typed_data = { domain: {}, types, primary_type: `T${depth}`, message }
        const intent = ethereumMethods.get('eth_signTypedData_v4')!({ typed_data }).intent()
        const scope: DelegationScope = { actions: ['eth_signTypedData_v4'] }
        expect(() => assertInScope(scope, 'eth_signTypedData_v4', intent)).toThrow(denied)
        expect(() => assertInScope({ ...scope, outliving: [kind] }, 'eth_signTypedData_v4', intent)).not.toThrow()
      }),
      { numRuns: 20 },
    )
  },
)

const key = (fill: number) => new Uint8Array(32).fill(fill)
const system = key(0)
const token = base58.decode('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA')
const token2022 = base58.decode('TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb')
const u32 = (value: number) => [value, 0, 0, 0]
const u64 = (value: number) => [...new Uint8Array(new BigUint64Array([BigInt(value)]).buffer)]

type Instruction = [program: Uint8Array, accounts: number[], data: number[]]

/** A transaction by one signer whose other accounts are 2 and 3: named in it, or (`tables`) only in a table on the chain. */
function solana(instructions: Instruction[], { version = 'legacy' as 'legacy' | 0, tables = false } = {}): string {
  const programs = instructions.map(([program]) => program)
  const named = tables ? [key(1), ...programs] : [key(1), ...programs, key(2), key(3)]
  const first = 1 + programs.length // the place of account 2, in the message or behind its last
  const body = instructions.flatMap(([, accounts, data], index) => {
    const places = accounts.map((account) => (account === 1 ? 0 : first + account - 2))
    return [1 + index, places.length, ...places, data.length, ...data]
  })
  const lookups = tables ? [1, ...key(8), 2, 4, 5, 0] : [0]
  const message = [
    ...(version === 0 ? [0x80] : []),
    1,
    0,
    0,
    named.length,
    ...named.flatMap((each) => [...each]),
    ...key(9),
    instructions.length,
    ...body,
    ...(version === 0 ? lookups : []),
  ]
  return base64.encode(Uint8Array.from([1, ...key(0), ...key(0), ...message]))
}

const forms = {
  legacy: {},
  'version 0': { version: 0 },
  'version 0 with tables': { version: 0, tables: true },
} as const

const outliving: [string, Instruction, 'durableNonce' | 'authority'][] = [
  ['a durable nonce', [system, [2, 3, 1], u32(4)], 'durableNonce'],
  ['Assign', [system, [1], [...u32(1), ...key(7)]], 'authority'],
  ['AssignWithSeed', [system, [2, 1], [...u32(10), ...key(1), ...u64(0), ...key(7)]], 'authority'],
  ['AuthorizeNonceAccount', [system, [2, 1], [...u32(7), ...key(7)]], 'authority'],
  ['Approve', [token, [2, 3, 1], [4, ...u64(1)]], 'authority'],
  ['ApproveChecked', [token, [2, 3, 3, 1], [13, ...u64(1), 6]], 'authority'],
  ['SetAuthority', [token, [2, 1], [6, 2, 0]], 'authority'],
  ['Approve of Token-2022', [token2022, [2, 3, 1], [4, ...u64(1)]], 'authority'],
  ['SetAuthority of Token-2022', [token2022, [2, 1], [6, 2, 0]], 'authority'],
]
const programs = [system, token, token2022].map((each) => base58.encode(each))
const pay: Instruction = [system, [1, 2], [...u32(2), ...u64(1)]]

describe.each(['signTransaction', 'signAndSendTransaction'])('%s', (way) => {
  test.each(outliving)('refuses %s in every form, first or last, unless the scope names it', (_, instruction, kind) => {
    for (const form of Object.values(forms))
      for (const all of [[instruction], [instruction, pay], [pay, instruction]]) {
        expect(() => judge(way, solana(all, form), { programs })).toThrow(denied)
        expect(() => judge(way, solana(all, form), { programs, outliving: [kind] })).not.toThrow()
      }
  })

  test('refuses a program or a receiver that only a table names', () => {
    const bytes = base64.decode(solana([pay], forms['version 0 with tables']))
    expect(() => judge(way, base64.encode(bytes), { to: [base58.encode(key(2))] })).toThrow(denied)
    const program = bytes.length - 37 - 17 // in front of the lookups: the instruction, which begins with its program
    expect(bytes[program]).toBe(1)
    expect(() => judge(way, base64.encode(bytes.with(program, 3)), { programs })).toThrow(unreadable)
  })

  test.each<[string, Instruction, number]>([
    ['CreateAccount', [system, [1, 2], [...u32(0), ...u64(500), ...u64(0), ...key(7)]], 500],
    [
      'CreateAccountWithSeed',
      [system, [1, 2], [...u32(3), ...key(1), ...u64(3), 1, 2, 3, ...u64(500), ...u64(0), ...key(7)]],
      500,
    ],
    ['TransferWithSeed', [system, [3, 1, 2], [...u32(11), ...u64(500), ...u64(0), ...key(7)]], 500],
    ['WithdrawNonceAccount', [system, [3, 2], [...u32(5), ...u64(500)]], 500],
    ['Transfer of tokens', [token, [3, 2, 1], [3, ...u64(9)]], 0],
    ['CloseAccount', [token, [3, 2, 1], [9]], 0],
    ['MintTo', [token, [3, 2, 1], [7, ...u64(9)]], 0],
    ['TransferChecked', [token, [3, 3, 2, 1], [12, ...u64(9), 6]], 0],
  ])('holds %s to the limits, in every form', (_, instruction, cost) => {
    for (const form of [forms.legacy, forms['version 0']]) {
      const transaction = solana([instruction], form)
      const limits = (most: number, receiver: number) => ({
        programs,
        maxValuePerTx: String(5_000 + most),
        to: [base58.encode(key(receiver))],
      })
      expect(() => judge(way, transaction, limits(cost, 2))).not.toThrow()
      expect(() => judge(way, transaction, limits(cost, 3))).toThrow(denied)
      if (cost) expect(() => judge(way, transaction, limits(cost - 1, 2))).toThrow(denied)
    }
  })

  test('refuses extensions of tokens where receivers are limited: nobody knows here where they send to', () => {
    const transaction = solana([[token2022, [3, 3, 2, 1], [26, 1, ...u64(9), 6, ...u64(0)]]])
    expect(() => judge(way, transaction, { programs })).not.toThrow()
    expect(() => judge(way, transaction, { programs, to: [base58.encode(key(2))] })).toThrow(denied)
  })
})
