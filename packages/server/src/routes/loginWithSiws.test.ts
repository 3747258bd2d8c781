import * as endpoints from '@latchkey/core/endpoints'
import { base58 } from '@scure/base'
import { expect, test } from 'vitest'
import { solanaOffchainMessage } from '../people/solanaOffchainMessage.ts'
import { askSigned } from '../testAction.test.kit.ts'
import { testPerson } from '../testPerson.test.kit.ts'
import { origin, testServer } from '../testServer.test.kit.ts'
import { newEvmKey, newSolanaKey, siweProof, siwsProof, solanaAddressOf } from '../testSignIn.test.kit.ts'

const refused = { status: 401, code: 'siws_invalid' }

test('a Solana wallet signs a new person up, and the same person in the next time', async () => {
  const server = await testServer()
  const key = newSolanaKey()
  const first = await server.ask(endpoints.loginWithSiws, await siwsProof(server, key))
  expect(first).toMatchObject({
    isNewUser: true,
    user: { wallet: { address: solanaAddressOf(key), chainType: 'solana', walletClientType: 'phantom' } },
  })
  const second = await server.ask(endpoints.loginWithSiws, await siwsProof(server, key))
  expect(second).toMatchObject({ isNewUser: false, user: { id: first.user.id } })
})

test('a message works once (fault 35)', async () => {
  const server = await testServer()
  const proof = await siwsProof(server, newSolanaKey())
  const tries = await Promise.allSettled(Array.from({ length: 5 }, () => server.ask(endpoints.loginWithSiws, proof)))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test.each<[string, object]>([
  ['another domain', { domain: 'evil.example' }],
  ['another page', { uri: 'https://evil.example' }],
  ['another version', { version: '2' }],
  ['another wallet', { address: solanaAddressOf(newSolanaKey()) }],
  ['a nonce that is not ours', { nonce: 'abcdefgh12345678' }],
  ['a time that is over', { end: '\nExpiration Time: 2026-11-21T08:59:00Z' }],
  ['a time that has not come', { end: '\nNot Before: 2026-11-21T09:10:00Z' }],
  ['an hour ahead', { issuedAt: '2026-11-21T10:00:00Z' }],
  ['no time at all', { issuedAt: 'TTTT' }],
  ['more than the form has', { end: '\nAnd: more' }],
])('a message for %s is refused', async (_what, changes) => {
  const server = await testServer()
  const proof = await siwsProof(server, newSolanaKey(), { changes })
  await expect(server.ask(endpoints.loginWithSiws, proof)).rejects.toMatchObject(refused)
})

test('only the wallet that the message names may sign it', async () => {
  const server = await testServer()
  const proof = await siwsProof(server, newSolanaKey(), { signWith: newSolanaKey() })
  await expect(server.ask(endpoints.loginWithSiws, proof)).rejects.toMatchObject(refused)
})

test('a hardware wallet signs the message under a header of its own', async () => {
  const server = await testServer()
  const key = newSolanaKey()
  const address = solanaAddressOf(key)
  const login = async (domain: string) => {
    const { message, sign } = await siwsProof(server, key)
    const signature = sign(solanaOffchainMessage({ message, publicKey: base58.decode(address), domain }))
    return server.ask(endpoints.loginWithSiws, { message, signature, messageType: 'offchain-message' })
  }
  expect(await login(origin)).toMatchObject({ user: { wallet: { address } } })
  await expect(login('https://evil.example')).rejects.toMatchObject(refused)
})

test('a transaction that carries the message is refused in so many words', async () => {
  const server = await testServer()
  const proof = { ...(await siwsProof(server, newSolanaKey())), messageType: 'transaction' as const }
  await expect(server.ask(endpoints.loginWithSiws, proof)).rejects.toMatchObject({ status: 400, code: 'not_supported' })
})

test('a nonce for one chain is none for the other', async () => {
  const server = await testServer()
  const { message } = await siweProof(server, newEvmKey())
  const nonce = /Nonce: (\w+)/.exec(message)![1]
  const proof = await siwsProof(server, newSolanaKey(), { changes: { nonce } })
  await expect(server.ask(endpoints.loginWithSiws, proof)).rejects.toMatchObject(refused)
})

test('a Solana wallet is linked by a nonce of the person’s own, and taken away', async () => {
  const server = await testServer()
  const { token, user, passkey } = await testPerson(server)
  const key = newSolanaKey()
  const forLogin = await siwsProof(server, key)
  await expect(server.ask(endpoints.linkWithSiws, forLogin, { token })).rejects.toMatchObject(refused)
  const proof = await siwsProof(server, key, { as: { token } })
  const linked = await server.ask(endpoints.linkWithSiws, proof, { token })
  expect(linked).toMatchObject({ id: user.id, wallet: { address: solanaAddressOf(key) } })
  const address = solanaAddressOf(key)
  const unlinked = await askSigned(server, { passkey, token }, endpoints.unlinkSolanaWallet, { address })
  expect(unlinked.wallet).toBeUndefined()
})
