import type { Vault } from '@latchkey/core'
import { wallets } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { claimAad, claimInfo, fromBase64url, toBase64url, walletPossessionMessage } from '@latchkey/core/wire'
import { secp256k1 } from '@noble/curves/secp256k1'
import { entropyToMnemonic } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english'
import { mnemonicToAccount } from 'viem/accounts'
import { beforeEach, expect, test } from 'vitest'
import { utf8 } from '../bytes.ts'
import { addressOf, personalSign } from '../signer/evmKey.ts'
import { suite } from '../signer/suite.ts'
import { testPerson } from '../testPerson.test.kit.ts'
import { app, testServer, type TestServer } from '../testServer.test.kit.ts'
import { newEvmKey } from '../testSignIn.test.kit.ts'
import { provenBy } from '../testVault.test.kit.ts'

let server: TestServer
let person: Awaited<ReturnType<typeof testPerson>>
beforeEach(async () => {
  server = await testServer()
  person = await testPerson(server)
})

const pregenerate = (chains: string[]) => {
  const body = { wallets: chains.map((chainType) => ({ chainType })) }
  return server.ask(endpoints.pregenerateWallets, body, { app, params: { id: person.user.id } })
}

/** What the person's browser does: asks for the secret with a key of its own, and opens it. */
async function claim({ token = person.token, userId = person.user.id } = {}) {
  const pair = await suite.GenerateKeyPair(false)
  const recipientPublicKey = toBase64url(await suite.SerializePublicKey(pair.publicKey))
  const { enc, ct } = await server.ask(endpoints.claimWalletsInit, { recipientPublicKey }, { token })
  const options = { info: utf8(claimInfo), aad: claimAad(userId, recipientPublicKey) }
  return suite.Open(pair, fromBase64url(enc), fromBase64url(ct), options)
}

/** By a library's own path from words to keys. */
const keyOf = (entropy: Uint8Array) => mnemonicToAccount(entropyToMnemonic(entropy, wordlist)).getHdKey().privateKey!

const possession = (key: Uint8Array, userId = person.user.id) =>
  personalSign(key, utf8(walletPossessionMessage(userId, addressOf(key)!)))

const complete = (signature: string) => server.ask(endpoints.claimWallets, { signature }, { token: person.token })

async function storeVault(method: Vault['wraps'][number]['method'] = 'user-passkey', claims = true) {
  const wrap = { wrapId: 'w', method, kdf: { name: 'hkdf' }, salt: 's', publicKey: 'cHVi', enc: 'ZW5j', wrapped: 'w' }
  const vault = { v: 2, vaultId: 'v', userId: person.user.id, kind: 'hd', iv: 'iv', ct: 'ct', rev: 1 }
  const createdAt = new Date()
  const record = { ...vault, createdAt, wraps: [{ ...wrap, createdAt }] } as unknown as Vault
  await server.ask(
    endpoints.putVault,
    { vault: provenBy(newEvmKey() as Uint8Array<ArrayBuffer>, record), claims },
    { token: person.token },
  )
}

test('hands over the secret of the very addresses that were made, and forgets it once the vault is stored', async () => {
  const [made] = wallets(await pregenerate(['ethereum', 'solana']))
  const entropy = await claim()
  expect(addressOf(keyOf(entropy))).toBe(made!.address)

  await storeVault('user-passcode')
  const { user } = await complete(possession(keyOf(entropy)))
  expect(wallets(user).map(({ recoveryMethod }) => recoveryMethod)).toEqual(['user-passcode', 'user-passcode'])
  expect(wallets(user)[0]!.address).toBe(made!.address)
  expect(await server.store.pregenerated.get(person.user.id)).toBeNull()

  const gone = { status: 404, code: 'wallet_not_found' }
  await expect(claim()).rejects.toMatchObject(gone)
  await expect(complete(possession(keyOf(entropy)))).rejects.toMatchObject(gone)
  const { activity } = await server.ask(endpoints.getActivity, undefined, { token: person.token })
  expect(activity).toMatchObject([{ event: 'wallets.claimed', actor: 'user', detail: { vault: 'v' } }])
})

test('can be begun again until it is complete, and gives the same secret', async () => {
  await pregenerate(['ethereum'])
  const [one, two] = [await claim(), await claim()]
  expect(one).toEqual(two)
  await storeVault()
  expect(await claim()).toEqual(one)
  await complete(possession(keyOf(one)))
})

test('keeps the secret until a vault is stored and its owner proved to hold the key', async () => {
  await pregenerate(['ethereum'])
  const key = keyOf(await claim())
  await expect(complete(possession(key))).rejects.toMatchObject({ status: 404, code: 'vault_not_found' })
  await storeVault()
  const other = secp256k1.utils.randomPrivateKey()
  for (const signature of [possession(other), possession(key, 'did:latchkey:eve')])
    await expect(complete(signature)).rejects.toMatchObject({ status: 400, code: 'wire_invalid' })
  expect(await server.store.pregenerated.get(person.user.id)).not.toBeNull()
  await complete(possession(key))
})

test('who was given Solana wallets only proves it with the first Ethereum key of the same secret', async () => {
  await pregenerate(['solana'])
  const entropy = await claim()
  await storeVault()
  const { user } = await complete(possession(keyOf(entropy)))
  expect(wallets(user)).toMatchObject([{ chainType: 'solana', recoveryMethod: 'user-passkey' }])
})

test('a first vault that does not claim them is refused, so that they are never lost beside it', async () => {
  await pregenerate(['ethereum'])
  await expect(storeVault('user-passkey', false)).rejects.toMatchObject({ status: 409, code: 'vault_conflict' })
  await storeVault()
})

test('nothing of the secret is written down on its way, in any form (fault 68)', async () => {
  await pregenerate(['ethereum', 'solana'])
  const row = await server.store.pregenerated.get(person.user.id)
  const entropy = Buffer.from(await claim())
  await storeVault()
  await complete(possession(keyOf(entropy)))
  const { accounts } = (await server.store.users.get(person.user.id, server.clock.now))!
  const written = JSON.stringify([server.log, row, accounts])
  const key = Buffer.from(keyOf(entropy))
  for (const secret of [entropy, key])
    for (const form of ['hex', 'base64', 'base64url'] as const) expect(written).not.toContain(secret.toString(form))
  expect(written).not.toContain(entropyToMnemonic(entropy, wordlist))
})

test('nobody else gets it, and nobody without a key to seal to', async () => {
  await pregenerate(['ethereum'])
  const stranger = await testPerson(server)
  const theirs = claim({ token: stranger.token, userId: stranger.user.id })
  await expect(theirs).rejects.toMatchObject({ status: 404, code: 'wallet_not_found' })
  for (const recipientPublicKey of ['A'.repeat(87), 'short', 'B'.repeat(88)]) {
    const asked = server.ask(endpoints.claimWalletsInit, { recipientPublicKey }, { token: person.token })
    await expect(asked).rejects.toMatchObject({ status: 400, code: 'wire_invalid' })
  }
  const unknown = server.ask(endpoints.claimWalletsInit, { recipientPublicKey: 'A'.repeat(87) })
  await expect(unknown).rejects.toMatchObject({ status: 401 })
})
