import { isEmbeddedWalletLinkedAccount, PrivyClient } from '@privy-io/node'
import { createViemAccount } from '@privy-io/node/viem'
import { ed25519 } from '@noble/curves/ed25519'
import { base58, base64 } from '@scure/base'
import { keccak256, recoverAddress, recoverTransactionAddress, toHex, type Hex } from 'viem'
import { verifyMessage, verifyTypedData } from 'viem/utils'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHouse, type House } from './house.ts'
import { cluster, openChains, type LocalChains } from './localChains.ts'
import { appId, appSecret } from './serve.ts'
import { solanaTransfer } from './solanaTransfer.ts'
import { unlisted } from './unlisted.ts'

let house: House
let chains: LocalChains
let privy: PrivyClient
beforeAll(async () => {
  chains = await openChains()
  house = await openHouse({ LATCHKEY_RPC_URLS: chains.rpcUrls })
  privy = new PrivyClient({ appId, appSecret, apiUrl: house.url })
})
afterAll(async () => {
  chains?.close()
  await house?.close()
})

test('a wallet of the app is made, found again and listed page by page', async () => {
  const wallets = privy.wallets()
  const made = await wallets.create({ chain_type: 'ethereum' })
  expect(made).toMatchObject({ chain_type: 'ethereum', owner_id: null, policy_ids: [], additional_signers: [] })
  expect(await wallets.get(made.id)).toEqual(made)
  const others = [await wallets.create({ chain_type: 'solana' }), await wallets.create({ chain_type: 'ethereum' })]
  const listed: string[] = []
  for await (const { id } of wallets.list({ limit: 1 })) listed.push(id)
  expect(listed).toEqual([made, ...others].map(({ id }) => id))
  expect((await wallets.list({ chain_type: 'solana' })).data.map(({ id }) => id)).toEqual([others[0]!.id])
})

test('the same key makes the same wallet once', async () => {
  const once = { chain_type: 'ethereum', idempotency_key: crypto.randomUUID() } as const
  expect(await privy.wallets().create(once)).toEqual(await privy.wallets().create(once))
})

test('an Ethereum wallet signs whatever the client can ask of it', async () => {
  const { id, address } = await privy.wallets().create({ chain_type: 'ethereum' })
  const account = address as Hex
  const ethereum = privy.wallets().ethereum()

  const text = await ethereum.signMessage(id, { message: 'hello' })
  expect(await verifyMessage({ address: account, message: 'hello', signature: text.signature as Hex })).toBe(true)
  const bytes = await ethereum.signMessage(id, { message: new Uint8Array([1, 2, 255]) })
  expect(
    await verifyMessage({ address: account, message: { raw: '0x0102ff' }, signature: bytes.signature as Hex }),
  ).toBe(true)

  const hash = keccak256(toHex('anything'))
  const plain = await ethereum.signSecp256k1(id, { params: { hash } })
  expect(await recoverAddress({ hash, signature: plain.signature as Hex })).toBe(address)

  const types = { Mail: [{ name: 'contents', type: 'string' }] }
  const domain = { name: 'Ether Mail', version: '1', chainId: 1 }
  const message = { contents: 'Hello, Bob!' }
  const typed = await ethereum.signTypedData(id, {
    params: { typed_data: { domain, types, message, primary_type: 'Mail' } },
  })
  const signed = {
    address: account,
    domain,
    types,
    message,
    primaryType: 'Mail',
    signature: typed.signature as Hex,
  } as const
  expect(await verifyTypedData(signed)).toBe(true)

  const { signed_transaction } = await ethereum.signTransaction(id, {
    params: {
      transaction: {
        to: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
        chain_id: 1,
        nonce: 0,
        value: '0x1',
        type: 2,
        gas_limit: 21_000,
        max_fee_per_gas: '0x6fc23ac00',
        max_priority_fee_per_gas: 1,
      },
    },
  })
  expect(await recoverTransactionAddress({ serializedTransaction: signed_transaction as `0x02${string}` })).toBe(
    address,
  )
})

test('a wallet serves as an account of viem', async () => {
  const { id, address } = await privy.wallets().create({ chain_type: 'ethereum' })
  const account = createViemAccount(privy, { walletId: id, address: address as Hex })
  const signature = await account.signMessage({ message: { raw: '0x010203' } })
  expect(await verifyMessage({ address: account.address, message: { raw: '0x010203' }, signature })).toBe(true)
})

test('a Solana wallet signs messages and transactions', async () => {
  const { id, address } = await privy.wallets().create({ chain_type: 'solana' })
  const message = new TextEncoder().encode('hello')
  const { signature } = await privy.wallets().solana().signMessage(id, { message })
  expect(ed25519.verify(base64.decode(signature), message, base58.decode(address))).toBe(true)

  const transfer = await solanaTransfer(address)
  const unsigned = transfer.serialize({ requireAllSignatures: false })
  const { signed_transaction } = await privy.wallets().solana().signTransaction(id, { transaction: unsigned })
  const signed = base64.decode(signed_transaction)
  // One signature of 64 bytes behind its count, then the message.
  expect(ed25519.verify(signed.subarray(1, 65), signed.subarray(65), base58.decode(address))).toBe(true)
})

test('an Ethereum wallet sends; the same key sends once', async () => {
  const { id, address } = await privy.wallets().create({ chain_type: 'ethereum' })
  await chains.fundEthereum(address)
  const send = (value: string) => {
    const transaction = { to: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', value }
    const input = { caip2: 'eip155:31337', params: { transaction }, idempotency_key: 'rent' }
    return privy.wallets().ethereum().sendTransaction(id, input)
  }
  const sent = await send('0x5')
  expect(sent).toEqual({ hash: expect.stringMatching(/^0x[\da-f]{64}$/), caip2: 'eip155:31337' })
  expect(await chains.arrivedWith(sent.hash)).toBe(5n)
  expect(await send('0x5')).toEqual(sent)
  await expect(send('0x6')).rejects.toMatchObject({ status: 422, error: { code: 'idempotency_key_reused' } })
})

test('a Solana wallet signs and sends, the latest block hash filled in', async () => {
  const { id, address } = await privy.wallets().create({ chain_type: 'solana' })
  chains.fundSolana(address)
  const before = chains.solanaBalance(address)!
  const transaction = (await solanaTransfer(address)).serialize({ requireAllSignatures: false })
  const sent = await privy.wallets().solana().signAndSendTransaction(id, { caip2: cluster, transaction })
  expect(sent).toEqual({ hash: expect.stringMatching(/^\w{80,90}$/), caip2: cluster })
  // To itself, so all that it cost is the fee.
  expect(chains.solanaBalance(address)).toBe(before - 5_000n)
})

test('a person’s embedded wallets are told apart, and do not sign without their consent', async () => {
  const { linked_accounts } = await privy.users().create({
    linked_accounts: [{ type: 'email', address: 'ada@example.com' }],
    wallets: [{ chain_type: 'ethereum' }, { chain_type: 'solana' }],
  })
  const wallets = linked_accounts.filter(isEmbeddedWalletLinkedAccount)
  expect(wallets).toMatchObject([
    { chain_type: 'ethereum', delegated: false },
    { chain_type: 'solana', delegated: false },
  ])
  const [ethereum] = wallets
  expect(await privy.wallets().get(ethereum!.id!)).toMatchObject({ address: ethereum!.address })
  const signed = privy.wallets().ethereum().signMessage(ethereum!.id!, { message: 'without asking' })
  await expect(signed).rejects.toMatchObject({ error: { code: 'delegation_not_found' } })
})

test('a wallet that is to be a person’s becomes one of their accounts', async () => {
  const { id } = await privy.users().create({ linked_accounts: [{ type: 'email', address: 'grace@example.com' }] })
  const made = await privy.wallets().create({ chain_type: 'solana', owner: { user_id: id } })
  expect(made).toMatchObject({ chain_type: 'solana', public_key: expect.any(String) })
  const { linked_accounts } = await privy.users()._get(id)
  const wallets = linked_accounts.filter(isEmbeddedWalletLinkedAccount)
  expect(wallets).toMatchObject([{ id: made.id, address: made.address, chain_type: 'solana', delegated: false }])
})

test('what this server does not do is refused once, clearly', async () => {
  const { id } = await privy.wallets().create({ chain_type: 'ethereum' })
  const before = house.exchanges.length
  const refused = [
    () =>
      privy
        .wallets()
        .ethereum()
        .sendTransaction(id, { caip2: 'eip155:1', params: { transaction: {} } }),
    () => privy.wallets().update(id, { policy_ids: ['tb54eps4z44ed0jepousxi4n'] }),
    () => privy.wallets().create({ chain_type: 'bitcoin-segwit' }),
    () => privy.wallets().rawSign(id, { params: { hash: keccak256('0x') } }),
    () => privy.policies().get('tb54eps4z44ed0jepousxi4n'),
    () => privy.keyQuorums().get('tb54eps4z44ed0jepousxi4n'),
    () => privy.transactions().get('x'),
    () => privy.wallets().balance.get(id),
  ]
  for (const ask of refused) {
    const error = (await ask().catch((cause: unknown) => cause)) as { status: number; error: { code: string } }
    expect(error.status).toBeGreaterThanOrEqual(400)
    expect(error.status).toBeLessThan(500)
    expect(error.error.code).toMatch(/^[a-z_]+$/)
  }
  expect(house.exchanges).toHaveLength(before + refused.length)
})

test('all that passed is as Privy’s schemas have it, but for the differences on purpose', () => {
  expect(unlisted(house.exchanges)).toEqual([])
})
