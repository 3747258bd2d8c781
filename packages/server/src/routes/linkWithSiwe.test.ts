import * as endpoints from '@latchkey/core/endpoints'
import { expect, test } from 'vitest'
import { addressOf } from '../signer/evmKey.ts'
import { testPerson, testWallet } from '../testPerson.test.kit.ts'
import { testServer } from '../testServer.test.kit.ts'
import { newEvmKey, siweProof } from '../testSignIn.test.kit.ts'

const refused = { status: 401, code: 'siwe_invalid' }

test('wallets are linked, sign their person in, and are taken away', async () => {
  const server = await testServer()
  const { token, user } = await testPerson(server)
  const keys = [newEvmKey(), newEvmKey()]
  for (const key of keys)
    await server.ask(endpoints.linkWithSiwe, await siweProof(server, key, { as: { token } }), { token })
  const login = await server.ask(endpoints.loginWithSiwe, await siweProof(server, keys[0]!))
  expect(login).toMatchObject({ isNewUser: false, user: { id: user.id } })
  expect(login.user.linkedAccounts.filter(({ type }) => type === 'wallet')).toHaveLength(2)
  const address = addressOf(keys[0]!)!.toLowerCase()
  const unlinked = await server.ask(endpoints.unlinkWallet, { address }, { token })
  expect(unlinked.linkedAccounts).toMatchObject([{ type: 'passkey' }, { address: addressOf(keys[1]!) }])
})

test('the chain may be left out, or be a bare number', async () => {
  const server = await testServer()
  for (const chainId of [null, '1', 'eip155:1'])
    await server.ask(endpoints.loginWithSiwe, await siweProof(server, newEvmKey(), { chainId }))
  const other = await siweProof(server, newEvmKey(), { chainId: '10' })
  await expect(server.ask(endpoints.loginWithSiwe, other)).rejects.toMatchObject(refused)
})

test('a nonce links for whom asked for it while signed in, and for nobody else', async () => {
  const server = await testServer()
  const [ada, eve] = [await testPerson(server), await testPerson(server)]
  const forLogin = await siweProof(server, newEvmKey())
  await expect(server.ask(endpoints.linkWithSiwe, forLogin, ada)).rejects.toMatchObject(refused)
  const forAda = await siweProof(server, newEvmKey(), { as: { token: ada.token } })
  await expect(server.ask(endpoints.linkWithSiwe, forAda, eve)).rejects.toMatchObject(refused)
  await expect(server.ask(endpoints.linkWithSiwe, forAda, ada)).rejects.toMatchObject(refused)
})

test('a wallet that is somebody else’s is refused, one that is theirs is linked once', async () => {
  const server = await testServer()
  const [ada, eve] = [await testPerson(server), await testPerson(server)]
  const key = newEvmKey()
  const link = async ({ token }: { token: string }) =>
    server.ask(endpoints.linkWithSiwe, await siweProof(server, key, { as: { token } }), { token })
  await link(ada)
  expect((await link(ada)).linkedAccounts.filter(({ type }) => type === 'wallet')).toHaveLength(1)
  await expect(link(eve)).rejects.toMatchObject({ status: 422, code: 'linked_to_another_user' })
})

test('a wallet that was made here stays with its person', async () => {
  const server = await testServer()
  const person = await testPerson(server)
  const { address } = await testWallet(server, person)
  await expect(server.ask(endpoints.unlinkWallet, { address }, person)).rejects.toMatchObject({
    status: 422,
    code: 'cannot_unlink_embedded_wallet',
  })
})

test('an external wallet cannot pass for one that was made here', async () => {
  const server = await testServer()
  const proof = await siweProof(server, newEvmKey())
  const { user } = await server.ask(endpoints.loginWithSiwe, {
    ...proof,
    walletClientType: 'privy',
    connectorType: 'embedded',
  })
  expect(user.wallet).toMatchObject({ walletClientType: 'unknown', connectorType: 'injected' })
})
