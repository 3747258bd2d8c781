import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { createServer } from '../createServer.ts'
import type { HandlerOptions } from '../HandlerOptions.ts'
import { kekFromBytes } from '../kek.ts'
import { hdWallets } from '../signer/hdWallets.ts'
import { withSecret } from '../signer/sealedSecret.ts'
import { indexedDbStore } from '../store/indexedDb/index.ts'
import { appId, appSecret, origin } from '../testServer.test.kit.ts'
import { pregenerate, pregeneratedOwner } from './pregenerate.ts'

const testParts = async (options: Partial<HandlerOptions> = {}) =>
  createServer({
    store: await indexedDbStore({ name: crypto.randomUUID() }),
    appId,
    appSecret,
    kek: await kekFromBytes('test', new Uint8Array(32).fill(7)),
    origins: [origin],
    ...options,
  })

const userId = 'did:latchkey:ada'
const asked = { userId, ethereum: 0, solana: 0, smartWallet: false }

test('the accounts look as embedded wallets do, and come from the secret that was sealed', async () => {
  const server = await testParts({ now: () => 1_700_000_000_000 })
  const { row, accounts } = await pregenerate(server, { ...asked, ethereum: 2, solana: 1 })
  expect(accounts.map(({ data }) => [data['chain_type'], data['wallet_index']])).toEqual([
    ['ethereum', 0],
    ['ethereum', 1],
    ['solana', 0],
  ])
  const [first, , third] = accounts
  expect(first).toEqual({
    type: 'wallet',
    key: String(first!.data['address']).toLowerCase(),
    data: {
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      address: expect.stringMatching(/^0x[\da-fA-F]{40}$/),
      chain_id: 'eip155:1',
      chain_type: 'ethereum',
      connector_type: 'embedded',
      wallet_client: 'privy',
      wallet_client_type: 'privy',
      imported: false,
      recovery_method: 'privy',
      wallet_index: 0,
    },
    firstVerifiedAt: 1_700_000_000_000,
    latestVerifiedAt: 1_700_000_000_000,
  })
  expect(third).toMatchObject({ key: third!.data['address'], data: { chain_id: expect.stringMatching(/^solana:/) } })
  expect(third!.data['public_key']).toMatch(/^[\da-f]{64}$/)

  const derived = await withSecret(server.kek, row.sealedEntropy, pregeneratedOwner(server, userId), (entropy) => {
    expect(entropy).toHaveLength(16)
    return hdWallets(entropy, [
      { chainType: 'ethereum', walletIndex: 1 },
      { chainType: 'solana', walletIndex: 0 },
    ])
  })
  expect(derived.map(({ address }) => address)).toEqual(accounts.slice(1).map(({ data }) => data['address']))
})

test('more wallets come from the same secret and take the next indices', async () => {
  const server = await testParts()
  const before = await pregenerate(server, { ...asked, ethereum: 1, solana: 1 })
  const more = await pregenerate(server, { ...asked, ethereum: 2, solana: 1, existing: before })
  expect(more.row).toBe(before.row)
  expect(more.accounts.map(({ data }) => [data['chain_type'], data['wallet_index']])).toEqual([
    ['ethereum', 1],
    ['ethereum', 2],
    ['solana', 1],
  ])
  const places = [0, 1, 2].map((walletIndex) => ({ chainType: 'ethereum' as const, walletIndex }))
  const derived = await withSecret(server.kek, more.row.sealedEntropy, pregeneratedOwner(server, userId), (entropy) =>
    hdWallets(entropy, places),
  )
  const stored = [...before.accounts, ...more.accounts].filter(({ data }) => data['chain_type'] === 'ethereum')
  expect(stored.map(({ data }) => data['address'])).toEqual(derived.map(({ address }) => address))
})

test('a secret in another person’s row does not open (fault 50)', async () => {
  const server = await testParts()
  const { row } = await pregenerate(server, { ...asked, ethereum: 1 })
  const theirs = pregenerate(server, {
    ...asked,
    userId: 'did:latchkey:eve',
    ethereum: 1,
    existing: { row, accounts: [] },
  })
  await expect(theirs).rejects.toMatchObject({ code: 'kek_unavailable' })
})

test('what is kept holds neither the secret nor its words', async () => {
  const server = await testParts()
  const { row } = await pregenerate(server, { ...asked, ethereum: 1 })
  await withSecret(server.kek, row.sealedEntropy, pregeneratedOwner(server, userId), (entropy) => {
    for (const form of ['hex', 'base64', 'base64url'] as const)
      expect(JSON.stringify(row)).not.toContain(Buffer.from(entropy).toString(form))
  })
})

test('a smart wallet belongs to the first Ethereum wallet, and is refused where there is none or no kind is chosen', async () => {
  const server = await testParts({ smartWalletType: 'light_account' })
  const { accounts } = await pregenerate(server, { ...asked, ethereum: 1, smartWallet: true })
  expect(accounts[1]).toMatchObject({ type: 'smart_wallet', data: { smart_wallet_type: 'light_account' } })
  expect(accounts[1]!.data['address']).not.toBe(accounts[0]!.data['address'])

  const refused = { code: 'not_supported' }
  await expect(pregenerate(server, { ...asked, solana: 1, smartWallet: true })).rejects.toMatchObject(refused)
  const undecided = pregenerate(await testParts(), { ...asked, ethereum: 1, smartWallet: true })
  await expect(undecided).rejects.toMatchObject(refused)
})

test('a kind of smart wallet that cannot be computed is refused when the server starts', async () => {
  await expect(testParts({ smartWalletType: 'biconomy' as 'safe' })).rejects.toMatchObject({
    code: 'config_invalid',
    message: expect.stringContaining('light_account'),
  })
})
