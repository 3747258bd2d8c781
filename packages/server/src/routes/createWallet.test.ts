import * as endpoints from '@latchkey/core/endpoints'
import { secp256k1 } from '@noble/curves/secp256k1'
import { walletPossessionMessage } from '@latchkey/core/wire'
import { expect, test } from 'vitest'
import { utf8 } from '../bytes.ts'
import { personalSign } from '../signer/evmKey.ts'
import { testPerson, testWallet } from '../testPerson.test.kit.ts'
import { testServer } from '../testServer.test.kit.ts'

test('the account looks as the field’s clients expect an embedded wallet to look', async () => {
  const server = await testServer()
  const person = await testPerson(server)
  const { address, id } = await testWallet(server, person)
  const me = await server.send('GET', '/v1/users/me', { headers: { authorization: `Bearer ${person.token}` } })
  expect(me.body.user.linked_accounts[1]).toEqual({
    type: 'wallet',
    id,
    address,
    chain_id: 'eip155:1',
    chain_type: 'ethereum',
    connector_type: 'embedded',
    wallet_client: 'privy',
    wallet_client_type: 'privy',
    imported: false,
    delegated: false,
    recovery_method: 'user-passkey',
    wallet_index: 0,
    verified_at: server.clock.now / 1000,
    first_verified_at: server.clock.now / 1000,
    latest_verified_at: server.clock.now / 1000,
  })
})

test('whoever asks for an index that has a wallet takes the next one, also where both would make the same', async () => {
  const server = await testServer()
  const person = await testPerson(server)
  const { registration } = await testWallet(server, person)
  const again = server.ask(endpoints.createWallet, registration, { token: person.token })
  await expect(again).rejects.toMatchObject({ status: 409, code: 'wallet_index_conflict' })
})

test('an import whose answer got lost is asked for again, and is one wallet', async () => {
  const server = await testServer()
  const person = await testPerson(server)
  const { registration } = await testWallet(server, person, { walletIndex: null })
  const { user } = await server.ask(endpoints.createWallet, registration, { token: person.token })
  expect(user.linkedAccounts.filter(({ type }) => type === 'wallet')).toHaveLength(1)
})

test('an index and an address are taken once, and only by who proves the key', async () => {
  const server = await testServer()
  const person = await testPerson(server)
  const { registration, key, address } = await testWallet(server, person)
  await expect(testWallet(server, person)).rejects.toMatchObject({ status: 409, code: 'wallet_index_conflict' })

  const stranger = await testPerson(server)
  const copied = server.ask(endpoints.createWallet, registration, { token: stranger.token })
  await expect(copied).rejects.toMatchObject({ status: 400, code: 'wire_invalid' })
  const signature = personalSign(key, utf8(walletPossessionMessage(stranger.user.id, address)))
  const shared = server.ask(endpoints.createWallet, { ...registration, signature }, { token: stranger.token })
  await expect(shared).rejects.toMatchObject({ status: 409, code: 'wallet_already_exists' })
  const other = personalSign(secp256k1.utils.randomPrivateKey(), utf8(walletPossessionMessage(person.user.id, address)))
  const unproven = server.ask(
    endpoints.createWallet,
    { ...registration, walletIndex: 3, signature: other },
    { token: person.token },
  )
  await expect(unproven).rejects.toMatchObject({ status: 400, code: 'wire_invalid' })
})
