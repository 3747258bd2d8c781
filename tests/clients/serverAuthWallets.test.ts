import { generateP256KeyPair } from '@privy-io/node'
import { PrivyClient } from '@privy-io/server-auth'
import { createViemAccount } from '@privy-io/server-auth/viem'
import { ed25519 } from '@noble/curves/ed25519'
import { base58 } from '@scure/base'
import {
  hashMessage,
  keccak256,
  parseEther,
  parseTransaction,
  recoverAddress,
  recoverTransactionAddress,
  toHex,
} from 'viem'
import { recoverAuthorizationAddress, verifyMessage, verifyTypedData } from 'viem/utils'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHouse, type House } from './house.ts'
import { cluster, openChains, type LocalChains } from './localChains.ts'
import { appId, appSecret, timeout } from './serve.ts'
import { solanaTransfer } from './solanaTransfer.ts'
import { unlisted } from './unlisted.ts'

let house: House
let chains: LocalChains
let privy: PrivyClient
beforeAll(async () => {
  chains = await openChains()
  house = await openHouse({ LATCHKEY_RPC_URLS: chains.rpcUrls })
  privy = new PrivyClient(appId, appSecret, { apiURL: house.url, walletApi: { apiURL: house.url }, timeout })
})
afterAll(async () => {
  chains?.close()
  await house?.close()
})

const typedData = {
  domain: { name: 'Ether Mail', version: '1', chainId: 1 },
  types: { Mail: [{ name: 'contents', type: 'string' }] },
  primaryType: 'Mail',
  message: { contents: 'Hello, Bob!' },
} as const

test('a wallet of the app is made, found again and listed', async () => {
  const made = await privy.walletApi.createWallet({ chainType: 'ethereum' })
  expect(made).toMatchObject({
    chainType: 'ethereum',
    policyIds: [],
    additionalSigners: [],
    createdAt: expect.any(Date),
  })
  expect(Math.abs(made.createdAt.getTime() - Date.now())).toBeLessThan(600_000)
  expect(await privy.walletApi.getWallet({ id: made.id })).toEqual(made)
  const solana = await privy.walletApi.createWallet({ chainType: 'solana' })
  expect((await privy.walletApi.getWallets({ chainType: 'solana' })).data).toEqual([solana])
  const first = await privy.walletApi.getWallets({ limit: 1 })
  expect(first).toEqual({ data: [made], nextCursor: expect.any(String) })
  const rest = await privy.walletApi.getWallets({ cursor: first.nextCursor! })
  expect(rest).toMatchObject({ data: [solana] })
  expect(rest.nextCursor).toBeUndefined()
})

test('a wallet is updated with what it has already, and with policies it is refused', async () => {
  const made = await privy.walletApi.createWallet({ chainType: 'ethereum' })
  expect(await privy.walletApi.updateWallet({ id: made.id, policyIds: [] })).toEqual(made)
  const refused = privy.walletApi.updateWallet({ id: made.id, policyIds: ['tb54eps4z44ed0jepousxi4n'] })
  await expect(refused).rejects.toMatchObject({ status: expect.toSatisfy((status) => status >= 400 && status < 500) })
})

test('the same key makes the same wallet once', async () => {
  const idempotencyKey = crypto.randomUUID()
  const made = await privy.walletApi.createWallet({ chainType: 'ethereum', idempotencyKey })
  expect(await privy.walletApi.createWallet({ chainType: 'ethereum', idempotencyKey })).toEqual(made)
})

test('an Ethereum wallet signs whatever the client can ask of it', async () => {
  const { id: walletId, address } = await privy.walletApi.createWallet({ chainType: 'ethereum' })
  const account = address as `0x${string}`
  const { ethereum } = privy.walletApi

  const text = await ethereum.signMessage({ walletId, message: 'hello' })
  expect(await verifyMessage({ address: account, message: 'hello', signature: text.signature as `0x${string}` })).toBe(
    true,
  )
  const raw = new Uint8Array([1, 2, 255])
  const bytes = await ethereum.signMessage({ walletId, message: raw })
  expect(await verifyMessage({ address: account, message: { raw }, signature: bytes.signature as `0x${string}` })).toBe(
    true,
  )

  const hash = keccak256(toHex('anything'))
  const plain = await ethereum.secp256k1Sign({ walletId, hash })
  expect(await recoverAddress({ hash, signature: plain.signature as `0x${string}` })).toBe(address)

  const typed = await ethereum.signTypedData({ walletId, typedData })
  expect(await verifyTypedData({ address: account, ...typedData, signature: typed.signature as `0x${string}` })).toBe(
    true,
  )

  const transaction = {
    to: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    chainId: 8453,
    nonce: 7,
    value: toHex(parseEther('0.5')),
    type: 2,
    gasLimit: 21_000,
    maxFeePerGas: toHex(30_000_000_000n),
    maxPriorityFeePerGas: '0x1',
  } as const
  const { signedTransaction, encoding } = await ethereum.signTransaction({ walletId, transaction })
  const serializedTransaction = signedTransaction as `0x02${string}`
  expect(encoding).toBe('rlp')
  expect(parseTransaction(serializedTransaction)).toMatchObject({ chainId: 8453, nonce: 7, value: parseEther('0.5') })
  expect(await recoverTransactionAddress({ serializedTransaction })).toBe(address)

  const contract = '0x63c0c19a282a1B52b07dD5a65b58948A07DAE32B'
  const consent = await ethereum.sign7702Authorization({ walletId, contract, chainId: 1, nonce: 0 })
  const authorization = {
    address: contract,
    chainId: 1,
    nonce: 0,
    r: consent.r,
    s: consent.s,
    yParity: consent.yParity,
  } as const
  expect(await recoverAuthorizationAddress({ authorization })).toBe(address)
})

test('the older way to ask signs, too', async () => {
  const { id: walletId, address } = await privy.walletApi.createWallet({ chainType: 'ethereum' })
  const answer = await privy.walletApi.rpc({ walletId, method: 'personal_sign', params: { message: '0x68656c6c6f' } })
  const signature = answer.data.signature as `0x${string}`
  expect(await recoverAddress({ hash: hashMessage('hello'), signature })).toBe(address)
})

test('a client that signs its requests is answered, too, and the same key signs once', async () => {
  const { privateKey } = await generateP256KeyPair()
  const options = { authorizationPrivateKey: `wallet-auth:${privateKey}`, apiURL: house.url }
  const { ethereum } = new PrivyClient(appId, appSecret, { apiURL: house.url, walletApi: options, timeout }).walletApi
  const { id: walletId } = await privy.walletApi.createWallet({ chainType: 'ethereum' })
  const idempotencyKey = crypto.randomUUID()
  const signed = await ethereum.signMessage({ walletId, message: 'hello', idempotencyKey })
  expect(await ethereum.signMessage({ walletId, message: 'hello', idempotencyKey })).toEqual(signed)
  const other = ethereum.signMessage({ walletId, message: 'another', idempotencyKey })
  await expect(other).rejects.toMatchObject({ status: 422 })
})

test('a wallet serves as an account of viem', async () => {
  const { id: walletId, address } = await privy.walletApi.createWallet({ chainType: 'ethereum' })
  // Its two doors declare one class twice.
  const same = privy as unknown as Parameters<typeof createViemAccount>[0]['privy']
  const account = await createViemAccount({ walletId, address: address as `0x${string}`, privy: same })
  const signature = await account.signMessage({ message: 'from viem' })
  expect(await verifyMessage({ address: account.address, message: 'from viem', signature })).toBe(true)
  const typed = await account.signTypedData(typedData)
  expect(await verifyTypedData({ address: account.address, ...typedData, signature: typed })).toBe(true)
})

test('a Solana wallet signs messages and transactions', async () => {
  const { id: walletId, address } = await privy.walletApi.createWallet({ chainType: 'solana' })
  const message = new TextEncoder().encode('hello')
  const { signature } = await privy.walletApi.solana.signMessage({ walletId, message })
  expect(ed25519.verify(signature, message, base58.decode(address))).toBe(true)

  const transfer = await solanaTransfer(address)
  const { signedTransaction } = await privy.walletApi.solana.signTransaction({ walletId, transaction: transfer })
  const [signed] = signedTransaction.signatures
  const bytes = signed && 'signature' in signed ? signed.signature! : signed!
  const unsigned = 'serializeMessage' in transfer ? transfer.serializeMessage() : transfer.message.serialize()
  expect(ed25519.verify(bytes, unsigned, base58.decode(address))).toBe(true)
})

test('wallets send, on a chain that the server knows', async () => {
  const { id: walletId, address } = await privy.walletApi.createWallet({ chainType: 'ethereum' })
  await chains.fundEthereum(address)
  const transaction = { to: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', value: 7 } as const
  const sent = await privy.walletApi.ethereum.sendTransaction({ walletId, caip2: 'eip155:31337', transaction })
  expect(await chains.arrivedWith(sent.hash)).toBe(7n)
  const elsewhere = privy.walletApi.ethereum.sendTransaction({ walletId, caip2: 'eip155:1', transaction })
  await expect(elsewhere).rejects.toMatchObject({ status: 400, type: 'chain_not_configured' })

  const solana = await privy.walletApi.createWallet({ chainType: 'solana' })
  chains.fundSolana(solana.address)
  const input = {
    walletId: solana.id,
    caip2: cluster,
    transaction: await solanaTransfer(solana.address),
  } as const
  const { hash } = await privy.walletApi.solana.signAndSendTransaction(input)
  expect(hash).toMatch(/^\w{80,90}$/)
  expect(chains.solanaBalance(solana.address)).toBe(1_000_000_000n - 5_000n)
})

test('all that passed is as Privy’s schemas have it, but for the differences on purpose', () => {
  expect(unlisted(house.exchanges)).toEqual([])
})
