import * as endpoints from '@latchkey/core/endpoints'
import { secp256k1 } from '@noble/curves/secp256k1'
import { createSiweMessage } from 'viem/siwe'
import { expect, test } from 'vitest'
import { utf8 } from '../bytes.ts'
import { addressOf, personalSign } from '../signer/evmKey.ts'
import { testPerson, testWallet } from '../testPerson.test.kit.ts'
import { origin, testServer, type TestServer } from '../testServer.test.kit.ts'

const newKey = () => secp256k1.utils.randomPrivateKey()

/** Signs in as a wallet would, with what the test changes in the message. */
async function login(
  server: TestServer,
  key: Uint8Array,
  changes: object = {},
  { chainId = 'eip155:1', signWith = key } = {},
) {
  const address = addressOf(key) as `0x${string}`
  const { nonce } = await server.ask(endpoints.generateSiweNonce, { address })
  const issuedAt = new Date(server.clock.now)
  const domain = new URL(origin).host
  const message = createSiweMessage({
    address,
    chainId: 1,
    domain,
    nonce,
    uri: origin,
    version: '1',
    issuedAt,
    ...changes,
  })
  const proof = { message, signature: personalSign(signWith, utf8(message)), chainId, walletClientType: 'metamask' }
  return { proof, ...(await server.ask(endpoints.loginWithSiwe, proof)) }
}

const refused = { status: 401, code: 'siwe_invalid' }

test('an external wallet signs a new person up, and the same person in the next time', async () => {
  const server = await testServer()
  const key = newKey()
  const first = await login(server, key)
  expect(first).toMatchObject({
    isNewUser: true,
    user: { wallet: { address: addressOf(key), walletClientType: 'metamask', delegated: false } },
  })
  expect(await login(server, key)).toMatchObject({ isNewUser: false, user: { id: first.user.id } })
})

test('a message works once (fault 35)', async () => {
  const server = await testServer()
  const { proof } = await login(server, newKey())
  await expect(server.ask(endpoints.loginWithSiwe, proof)).rejects.toMatchObject(refused)
})

test.each<[string, object]>([
  ['another domain', { domain: 'evil.example' }],
  ['another page', { uri: 'https://evil.example' }],
  ['a nonce that is not ours', { nonce: 'abcdefgh12345678' }],
  ['a time that is over', { expirationTime: new Date('2026-11-21T08:59:00Z') }],
  ['a time that has not come', { notBefore: new Date('2026-11-21T09:10:00Z') }],
  ['an hour ahead', { issuedAt: new Date('2026-11-21T10:00:00Z') }],
  ['another chain', { chainId: 10 }],
])('a message for %s is refused', async (_what, changes) => {
  await expect(login(await testServer(), newKey(), changes)).rejects.toMatchObject(refused)
})

test('only the wallet that the message names may sign it', async () => {
  const server = await testServer()
  await expect(login(server, newKey(), {}, { signWith: newKey() })).rejects.toMatchObject(refused)
  const other = addressOf(newKey())
  await expect(login(server, newKey(), { address: other })).rejects.toMatchObject(refused)
})

test('a wallet that was made here, and that the server may hold, opens nobody’s account', async () => {
  const server = await testServer()
  const { key } = await testWallet(server, await testPerson(server))
  await expect(login(server, key)).rejects.toMatchObject(refused)
})
