import * as endpoints from '@latchkey/core/endpoints'
import type { RpcData } from '@latchkey/core'
import { ed25519 } from '@noble/curves/ed25519'
import { base58, base64 } from '@scure/base'
import type { Hex } from 'viem'
import { recoverTransactionAddress } from 'viem'
import { hashMessage, parseTransaction, recoverAddress, recoverAuthorizationAddress, verifyTypedData } from 'viem/utils'
import { beforeAll, expect, test } from 'vitest'
import { app, testServer, type TestServer } from '../testServer.test.kit.ts'

let server: TestServer
let ethereum: { id: string; address: string }
let solana: { id: string; address: string }
beforeAll(async () => {
  server = await testServer()
  ethereum = await server.ask(endpoints.createAppWallet, { chainType: 'ethereum' }, { app })
  solana = await server.ask(endpoints.createAppWallet, { chainType: 'solana' }, { app })
})

/** As the field's clients ask; a refusal is thrown. */
const ask = async (method: string, params: object, { id = ethereum.id } = {}): Promise<RpcData> =>
  (await server.ask(endpoints.rpc, { method, params }, { app, params: { id } })).data

const to = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const capped = {
  chain_id: 8453,
  nonce: 7,
  gas_limit: 21_000,
  max_fee_per_gas: '0x6fc23ac00',
  max_priority_fee_per_gas: 1,
}
const priced = { chain_id: '0x1', nonce: 0, gas_limit: '0x5208', gas_price: 1_000_000_000 }

test('personal_sign signs texts and bytes', async () => {
  for (const params of [
    { message: 'hello', encoding: 'utf-8' },
    { message: '68656c6c6f', encoding: 'hex' },
    { message: '0x68656c6c6f', encoding: 'hex' },
  ]) {
    const { signature, encoding } = await ask('personal_sign', params)
    expect(encoding).toBe('hex')
    expect(await recoverAddress({ hash: hashMessage('hello'), signature: signature as Hex })).toBe(ethereum.address)
  }
})

test('secp256k1_sign signs a hash', async () => {
  const hash = hashMessage('anything')
  const { signature } = await ask('secp256k1_sign', { hash })
  expect(await recoverAddress({ hash, signature: signature as Hex })).toBe(ethereum.address)
})

test('eth_signTypedData_v4 signs the example of EIP-712, its chain as a number or a text', async () => {
  const Person = [
    { name: 'name', type: 'string' },
    { name: 'wallet', type: 'address' },
  ]
  const Mail = [
    { name: 'from', type: 'Person' },
    { name: 'to', type: 'Person' },
    { name: 'contents', type: 'string' },
  ]
  const message = {
    from: { name: 'Cow', wallet: '0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826' },
    to: { name: 'Bob', wallet: '0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB' },
    contents: 'Hello, Bob!',
  }
  const domain = { name: 'Ether Mail', version: '1', chainId: 1, verifyingContract: to } as const
  const primaryType = 'Mail'
  const address = ethereum.address as Hex
  for (const chainId of [1, '1', '0x1']) {
    const typed_data = { domain: { ...domain, chainId }, types: { Person, Mail }, message, primary_type: primaryType }
    const signature = (await ask('eth_signTypedData_v4', { typed_data })).signature as Hex
    expect(await verifyTypedData({ address, domain, types: { Person, Mail }, message, primaryType, signature })).toBe(
      true,
    )
  }
})

test.each([
  ['legacy', { ...priced, to, value: '0xde0b6b3a7640000', data: '0x' }],
  ['legacy', { ...priced, to, type: 0 }],
  ['eip2930', { ...priced, to, type: 1 }],
  ['eip1559', { ...capped, to, value: 1 }],
  ['eip1559', { ...capped, type: 2, data: '0x6001' }],
])('eth_signTransaction signs a %s transaction: %j', async (type, transaction) => {
  const answer = await ask('eth_signTransaction', {
    transaction: { ...transaction, from: ethereum.address.toLowerCase() },
  })
  const serializedTransaction = answer.signed_transaction as `0x02${string}`
  expect(answer.encoding).toBe('rlp')
  expect(parseTransaction(serializedTransaction)).toMatchObject({
    type,
    chainId: Number(transaction.chain_id),
    gas: 21_000n,
    ...('value' in transaction && { value: BigInt(transaction.value) }),
  })
  expect(await recoverTransactionAddress({ serializedTransaction })).toBe(ethereum.address)
})

test('eth_sign7702Authorization signs what lets a contract act', async () => {
  const { authorization } = await ask('eth_sign7702Authorization', {
    contract: to.toLowerCase(),
    chain_id: '0x1',
    nonce: 3,
  })
  const { r, s, y_parity: yParity, ...rest } = authorization!
  expect(rest).toEqual({ contract: to, chain_id: 1, nonce: 3 })
  const signed = { address: to, chainId: 1, nonce: 3, r: r as Hex, s: s as Hex, yParity } as const
  expect(await recoverAuthorizationAddress({ authorization: signed })).toBe(ethereum.address)
})

/** A transfer between two accounts, serialised by hand: places for signatures, then the message. */
function transfer(signers: Uint8Array[], { version = undefined as number | undefined } = {}) {
  const keys = [...signers, new Uint8Array(32).fill(5), new Uint8Array(32)]
  const instruction = [keys.length - 1, 2, 0, keys.length - 2, 12, 2, 0, 0, 0, 64, 66, 15, 0, 0, 0, 0, 0]
  const header = [...(version === undefined ? [] : [0x80 | version]), signers.length, 0, 1, keys.length]
  const lookups = version === undefined ? [] : [0]
  const message = Uint8Array.from([
    ...header,
    ...keys.flatMap((key) => [...key]),
    ...Array(32).fill(9),
    1,
    ...instruction,
    ...lookups,
  ])
  return { message, bytes: Uint8Array.from([signers.length, ...Array(signers.length * 64).fill(0), ...message]) }
}

const id = () => ({ id: solana.id })

test('signMessage signs bytes with a Solana key', async () => {
  const message = new TextEncoder().encode('hello')
  const params = { message: base64.encode(message), encoding: 'base64' }
  const { signature } = await ask('signMessage', params, id())
  expect(ed25519.verify(base64.decode(signature!), message, base58.decode(solana.address))).toBe(true)
})

test.each([undefined, 0])('signTransaction fills its own place, and no other, in version %s', async (version) => {
  const own = base58.decode(solana.address)
  const { bytes, message } = transfer([new Uint8Array(32).fill(1), own], version === undefined ? {} : { version })
  const params = { transaction: base64.encode(bytes), encoding: 'base64' }
  const { signed_transaction } = await ask('signTransaction', params, id())
  const signed = base64.decode(signed_transaction!)
  expect(signed.subarray(1, 65)).toEqual(new Uint8Array(64))
  expect(ed25519.verify(signed.subarray(65, 129), message, own)).toBe(true)
  expect(signed.subarray(129)).toEqual(message)
})

const bad = { status: 400, code: 'wire_invalid' }
const typed = { domain: {}, types: { A: [{ name: 'n', type: 'uint8' }] }, message: { n: 1 }, primary_type: 'A' }

test.each([
  ['personal_sign', {}],
  ['personal_sign', { message: 'x', encoding: 'base64' }],
  ['personal_sign', { message: '0xzz', encoding: 'hex' }],
  ['secp256k1_sign', { hash: '0x12' }],
  ['secp256k1_sign', { hash: `0x${'zz'.repeat(32)}` }],
  ['eth_signTypedData_v4', {}],
  ['eth_signTypedData_v4', { typed_data: { ...typed, message: { n: 256 } } }],
  ['eth_signTypedData_v4', { typed_data: { ...typed, message: {} } }],
  ['eth_signTypedData_v4', { typed_data: { ...typed, primary_type: 'B' } }],
  ['eth_signTypedData_v4', { typed_data: { ...typed, types: { A: 1 } } }],
  ['eth_signTypedData_v4', { typed_data: { ...typed, types: { A: [{ name: 'n', type: '__proto__' }] } } }],
  ['eth_signTypedData_v4', { typed_data: { ...typed, domain: { chainId: 'one' } } }],
  ['eth_signTransaction', {}],
  ['eth_signTransaction', { transaction: {} }],
  ['eth_signTransaction', { transaction: { ...capped, to: '0x1' } }],
  ['eth_signTransaction', { transaction: { ...capped, from: to } }],
  ['eth_signTransaction', { transaction: { ...capped, type: 3 } }],
  ['eth_signTransaction', { transaction: { ...capped, type: 'constructor' } }],
  ['eth_signTransaction', { transaction: { ...capped, nonce: -1 } }],
  ['eth_signTransaction', { transaction: { ...capped, nonce: undefined } }],
  ['eth_signTransaction', { transaction: { ...capped, max_priority_fee_per_gas: '0xffffffffffff' } }],
  ['eth_signTransaction', { transaction: { ...capped, access_list: [] } }],
  ['eth_signTransaction', { transaction: { ...capped, data: '0x123' } }],
  ['eth_sign7702Authorization', { contract: to, chain_id: 1 }],
  ['eth_sign7702Authorization', { contract: 'x', chain_id: 1, nonce: 0 }],
])('what cannot be signed is refused: %s %j', async (method, params) => {
  await expect(ask(method, params)).rejects.toMatchObject(bad)
})

/** Values that no reader of parameters should stumble over. */
const hostile = [null, true, -1, 1.5, 2e15, '', 'x', '0x', '😀', [], [[]], {}, { constructor: { prototype: 1 } }]

test('whatever is put in place of a parameter, the answer is a refusal or a signature (fault 61)', async () => {
  const valid: [string, Record<string, unknown>, string][] = [
    ['personal_sign', { message: 'x', encoding: 'utf-8' }, ethereum.id],
    ['secp256k1_sign', { hash: hashMessage('x') }, ethereum.id],
    ['eth_signTypedData_v4', { typed_data: typed }, ethereum.id],
    ['eth_signTransaction', { transaction: { ...capped, ...priced, to, type: 1, value: 1, data: '0x' } }, ethereum.id],
    ['eth_signTransaction', { transaction: { ...capped, to, type: 2 } }, ethereum.id],
    ['eth_sign7702Authorization', { contract: to, chain_id: 1, nonce: 0 }, ethereum.id],
    ['signMessage', { message: 'AAAA', encoding: 'base64' }, solana.id],
    ['signTransaction', { transaction: base64.encode(transfer([base58.decode(solana.address)]).bytes) }, solana.id],
  ]
  for (const [method, params, wallet] of valid) {
    for (const mutant of mutants(params)) {
      const refused = await ask(method, mutant, { id: wallet }).catch((error: { status: number }) => error)
      if ('status' in refused) expect(refused, JSON.stringify(mutant)).toMatchObject({ status: 400 })
    }
  }
})

/** Any place in the parameters, with another value there or none. */
function* mutants(params: object): Generator<object> {
  for (const [key, member] of Object.entries(params)) {
    for (const value of [undefined, ...hostile]) yield { ...params, [key]: value }
    if (member && typeof member === 'object')
      for (const inner of mutants(member as object))
        yield { ...params, [key]: Array.isArray(member) ? Object.values(inner) : inner }
  }
}

test('what is no Solana transaction, or not this wallet’s to sign, is refused', async () => {
  const own = base58.decode(solana.address)
  const { bytes } = transfer([own])
  const wrong = [
    transfer([new Uint8Array(32).fill(1)]).bytes,
    transfer([own], { version: 1 }).bytes,
    bytes.subarray(0, 100),
    bytes.subarray(1),
    new Uint8Array(),
    new Uint8Array(2_000).fill(255),
  ]
  for (const each of wrong) {
    const asked = ask('signTransaction', { transaction: base64.encode(each), encoding: 'base64' }, id())
    await expect(asked).rejects.toMatchObject(bad)
  }
  for (const params of [{ message: 'not base64' }, { message: 7 }, {}])
    await expect(ask('signMessage', params, id())).rejects.toMatchObject(bad)
})

test('a method of another chain and one that is none are refused by name', async () => {
  const refused = { status: 400, code: 'unsupported_method' }
  for (const method of [
    'signAndSendTransaction',
    'signMessage',
    'wallet_sendCalls',
    'exportPrivateKey',
    '__proto__',
    '',
  ])
    await expect(ask(method, {})).rejects.toMatchObject(refused)
  for (const method of ['personal_sign', 'eth_sendTransaction'])
    await expect(ask(method, {}, id())).rejects.toMatchObject(refused)
  const body = { method: 'personal_sign', params: { message: 'x' }, chainType: 'solana' }
  const other = server.ask(endpoints.rpc, body, { app, params: { id: ethereum.id } })
  await expect(other).rejects.toMatchObject({ status: 400, code: 'unsupported_chain_type' })
})

test('what is kept does not hold the key, and does not open as another wallet’s (fault 50)', async () => {
  const other = await server.ask(endpoints.createAppWallet, { chainType: 'ethereum' }, { app })
  const [mine, theirs] = await Promise.all([ethereum.id, other.id].map((each) => server.store.wallets.get(each)))
  const store = {
    ...server.store,
    wallets: { ...server.store.wallets, get: async () => ({ ...mine!, sealedKey: theirs!.sealedKey }) },
  }
  const tampered = await testServer({ store })
  const body = { method: 'personal_sign', params: { message: 'x' } }
  const asked = tampered.ask(endpoints.rpc, body, { app, params: { id: mine!.id } })
  await expect(asked).rejects.toMatchObject({ status: 503, code: 'kek_unavailable' })
})

test('a key that was used signs nothing else, and the same request gets the same answer (fault 36)', async () => {
  const headers = { 'privy-idempotency-key': crypto.randomUUID() }
  const sign = (message: string, { id } = ethereum) =>
    server.ask(endpoints.rpc, { method: 'personal_sign', params: { message } }, { app, params: { id }, headers })
  const answers = await Promise.all([sign('once'), sign('once'), sign('once')])
  expect([...answers, await sign('once')]).toEqual(Array.from({ length: 4 }, () => answers[0]))
  const reused = { status: 422, code: 'idempotency_key_reused' }
  await expect(sign('twice')).rejects.toMatchObject(reused)
  const other = await server.ask(endpoints.createAppWallet, { chainType: 'ethereum' }, { app })
  await expect(sign('once', other as typeof ethereum)).rejects.toMatchObject(reused)
})
