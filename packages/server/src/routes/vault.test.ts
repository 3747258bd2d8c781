import type { Vault } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { addWrap, createVault, removeWrap, type VaultSecret } from '@latchkey/vault'
import { expect, test } from 'vitest'
import { testPerson } from '../testPerson.test.kit.ts'
import { testServer } from '../testServer.test.kit.ts'
import { newEvmKey } from '../testSignIn.test.kit.ts'
import { provenBy } from '../testVault.test.kit.ts'

const unproven = { status: 403, code: 'vault_proof_invalid' }

const secretOf = (credentialId: string): VaultSecret => ({
  method: 'user-passkey',
  credentialId,
  prf: crypto.getRandomValues(new Uint8Array(32)),
})
const [blue, red] = [secretOf('Ymx1ZQ'), secretOf('cmVk')]

/** Somebody with a vault as their device makes it, and ways to write and read. */
async function setUp() {
  const server = await testServer()
  const { token, user } = await testPerson(server)
  const first = await createVault({ userId: user.id, secret: blue, now: new Date('2026-11-21T09:00:00Z') })
  const put = (vault: Vault) => server.ask(endpoints.putVault, { vault }, { token })
  const read = async () => (await server.ask(endpoints.getVault, undefined, { token })).vault
  return { server, token, user, first, put, read }
}

test('keeps what it cannot open, and gives it back as it was', async () => {
  const { first, put, read } = await setUp()
  expect(await read()).toBeNull()
  await put(first)
  expect(await read()).toEqual(first)
})

test('a write on an older one is refused, and so is somebody else’s', async () => {
  const { server, first, put } = await setUp()
  await put(first)
  const second = await addWrap(first, { unlockWith: blue, add: red })
  for (const vault of [first, await addWrap(second, { unlockWith: blue, add: red })])
    await expect(put(vault)).rejects.toMatchObject({ status: 409, code: 'vault_conflict' })
  const stranger = await testPerson(server)
  const foreign = server.ask(endpoints.putVault, { vault: second }, { token: stranger.token })
  await expect(foreign).rejects.toMatchObject({ status: 400, code: 'wire_invalid' })
})

test('the next one is taken from who opened the last one, however it opens, and stands in the history', async () => {
  const { server, token, first, put, read } = await setUp()
  await put(first)
  const second = await addWrap(first, { unlockWith: blue, add: red })
  await put(second)
  const third = await removeWrap(second, {
    unlockWith: red,
    remove: { method: 'user-passkey', credentialId: 'Ymx1ZQ' },
  })
  await put(third)
  expect(await read()).toMatchObject({ rev: 3, wraps: [{ credentialId: 'cmVk' }] })
  const { activity } = await server.ask(endpoints.getActivity, undefined, { token })
  const line = { event: 'vault.changed', actor: 'user', subject: first.vaultId }
  expect(activity).toMatchObject([
    { ...line, detail: { rev: '3', opensWith: 'user-passkey' } },
    { ...line, detail: { rev: '2', opensWith: 'user-passkey user-passkey' } },
  ])
})

test('whoever holds a session but cannot open the vault puts none of theirs in its place', async () => {
  const { first, put, read } = await setUp()
  await put(first)
  const second = await addWrap(first, { unlockWith: blue, add: red })
  const theirs = await createVault({ userId: first.userId, secret: red })
  const forged: Vault[] = [
    { ...theirs, rev: 2 },
    provenBy(newEvmKey() as Uint8Array<ArrayBuffer>, { ...theirs, rev: 2 }),
    provenBy(newEvmKey() as Uint8Array<ArrayBuffer>, { ...first, rev: 2 }),
    { ...first, rev: 2 },
    { ...second, ct: theirs.ct },
    { ...second, iv: theirs.iv },
    { ...second, vaultId: theirs.vaultId },
    { ...second, wraps: theirs.wraps },
    { ...second, wraps: second.wraps.toReversed() },
    { ...second, proof: theirs.proof! },
    { ...second, proof: { ...second.proof!, signer: theirs.proof!.signer } },
  ]
  for (const vault of forged) await expect(put(vault)).rejects.toMatchObject(unproven)
  const { proof: _none, ...bare } = second
  await expect(put(bare)).rejects.toMatchObject(unproven)
  expect(await read()).toEqual(first)
  await put(second)
})

test('a record of before signatures were asked for is followed by a signed one, and that by its own kind only', async () => {
  const { server, first, put } = await setUp()
  const { proof: _none, ...old } = first
  await expect(put(old)).rejects.toMatchObject(unproven)
  await server.store.vaults.put(old)
  const second = await addWrap(old, { unlockWith: blue, add: red })
  await put(second)
  const other = provenBy(newEvmKey() as Uint8Array<ArrayBuffer>, { ...second, rev: 3 })
  await expect(put(other)).rejects.toMatchObject(unproven)
})
