import { AuthenticationError, generateP256KeyPair, PrivyClient as NodeClient } from '@privy-io/node'
import { PrivyClient } from '@privy-io/server-auth'
import type { Hex } from 'viem'
import { verifyMessage } from 'viem/utils'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHouse, type House } from './house.ts'
import { appId, appSecret, timeout } from './serve.ts'

let house: House
let key: Awaited<ReturnType<typeof generateP256KeyPair>>
let strange: typeof key
beforeAll(async () => {
  ;[key, strange] = [await generateP256KeyPair(), await generateP256KeyPair()]
  house = await openHouse({ LATCHKEY_AUTHORIZATION_KEYS: key.publicKey })
})
afterAll(() => house?.close())

const refused = { status: 401, error: { code: 'authorization_signature_invalid' } }

const serverAuth = (privateKey?: string) =>
  new PrivyClient(appId, appSecret, {
    apiURL: house.url,
    timeout,
    walletApi: {
      apiURL: house.url,
      ...(privateKey !== undefined && { authorizationPrivateKey: `wallet-auth:${privateKey}` }),
    },
  })

test('@privy-io/node signs with a registered key what it asks of a wallet, and is refused without', async () => {
  const wallets = new NodeClient({ appId, appSecret, apiUrl: house.url }).wallets()
  const { id, address } = await wallets.create({ chain_type: 'ethereum' })
  const signing = (keys: string[], more: object = {}) =>
    wallets.ethereum().signMessage(id, {
      message: 'hello',
      authorization_context: { authorization_private_keys: keys },
      ...more,
    })

  for (const more of [{}, { idempotency_key: crypto.randomUUID() }, { request_expiry: Date.now() + 60_000 }]) {
    const { signature } = await signing([strange.privateKey, key.privateKey], more)
    expect(await verifyMessage({ address: address as Hex, message: 'hello', signature: signature as Hex })).toBe(true)
  }
  for (const keys of [[], [strange.privateKey]]) {
    const refusal = await signing(keys).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(AuthenticationError)
    expect(refusal).toMatchObject(refused)
  }
  await expect(signing([key.privateKey], { request_expiry: Date.now() - 1_000 })).rejects.toMatchObject({
    status: 401,
    error: { code: 'authorization_signature_expired' },
  })

  const authorization_context = { authorization_private_keys: [key.privateKey] }
  expect(await wallets.update(id, { policy_ids: [], authorization_context })).toMatchObject({ id })
  expect(await wallets.update(id, { authorization_context })).toMatchObject({ id })
  await expect(wallets.update(id, { policy_ids: [] })).rejects.toMatchObject(refused)
})

test('@privy-io/server-auth does so, too, and its key can be changed', async () => {
  const privy = serverAuth(key.privateKey)
  const { id: walletId, address } = await privy.walletApi.createWallet({ chainType: 'ethereum' })
  for (const more of [{}, { idempotencyKey: crypto.randomUUID() }]) {
    const { signature } = await privy.walletApi.ethereum.signMessage({ walletId, message: 'hello', ...more })
    expect(await verifyMessage({ address: address as Hex, message: 'hello', signature: signature as Hex })).toBe(true)
  }
  expect(await privy.walletApi.updateWallet({ id: walletId, policyIds: [] })).toMatchObject({ id: walletId })
  expect(await privy.walletApi.updateWallet({ id: walletId })).toMatchObject({ id: walletId })

  const type = 'authorization_signature_invalid'
  const without = serverAuth().walletApi.ethereum.signMessage({ walletId, message: 'hello' })
  await expect(without).rejects.toMatchObject({ status: 401, type })
  privy.walletApi.updateAuthorizationKey(`wallet-auth:${strange.privateKey}`)
  const byStranger = privy.walletApi.ethereum.signMessage({ walletId, message: 'hello' })
  await expect(byStranger).rejects.toMatchObject({ status: 401, type })
})
