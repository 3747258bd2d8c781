import type { Vault } from '@latchkey/core'
import fc from 'fast-check'
import { beforeEach, expect, test, vi } from 'vitest'
import { addWrap } from './addWrap.ts'
import { createVault } from './createVault.ts'
import { removeWrap } from './removeWrap.ts'
import { unlockVault } from './unlockVault.ts'
import type { VaultSecret } from './VaultSecret.ts'

// PBKDF2 is quicker here than the Argon2id of a new passcode; createVault.test.ts runs that one.
beforeEach(() => {
  vi.spyOn(WebAssembly, 'compile').mockRejectedValue(new WebAssembly.CompileError('blocked'))
  return () => vi.restoreAllMocks()
})

const passkey = (credentialId: string) => ({
  method: 'user-passkey' as const,
  credentialId,
  prf: crypto.getRandomValues(new Uint8Array(32)),
})
const passcode: VaultSecret = { method: 'user-passcode', passcode: 'plum sofa kettle' }
const [first, second] = [passkey('c1'), passkey('c2')]

const firstAddress = async (vault: Vault, secret: VaultSecret) =>
  (await unlockVault(vault, secret)).address({ chainType: 'ethereum', walletIndex: 0 })

/** A vault of two passkeys and a passcode. */
async function makeVault() {
  const one = await createVault({ userId: 'alice', secret: first })
  const two = await addWrap(one, { unlockWith: first, add: second })
  return addWrap(two, { unlockWith: second, add: passcode })
}

test('goes on opening by the others, whose secrets were not at hand, and by the removed one no more', async () => {
  const vault = await makeVault()
  const address = await firstAddress(vault, first)
  const without = await removeWrap(vault, {
    unlockWith: second,
    remove: { method: 'user-passkey', credentialId: 'c1' },
  })
  expect(without).toMatchObject({ rev: vault.rev + 1, wraps: [{ credentialId: 'c2' }, { method: 'user-passcode' }] })
  expect(await firstAddress(without, second)).toBe(address)
  expect(await firstAddress(without, passcode)).toBe(address)
  await expect(unlockVault(without, first)).rejects.toMatchObject({ code: 'vault_passkey_unknown' })
})

test('whichever of them is removed by whichever other, the rest open the same keys, and the removed one nothing', async () => {
  const makePasskeys = fc.integer({ min: 2, max: 4 }).chain((count) =>
    fc.record({
      secrets: fc.constant(Array.from({ length: count }, (_, at) => passkey(`c${at}`))),
      opener: fc.nat({ max: count - 1 }),
      steps: fc.integer({ min: 1, max: count - 1 }),
    }),
  )
  await fc.assert(
    fc.asyncProperty(makePasskeys, async ({ secrets, opener, steps }) => {
      const unlockWith = secrets[(opener + steps) % secrets.length]!
      const removed = secrets[opener]!
      let vault = await createVault({ userId: 'alice', secret: secrets[0]! })
      for (const add of secrets.slice(1)) vault = await addWrap(vault, { unlockWith: secrets[0]!, add })
      const address = await firstAddress(vault, unlockWith)
      const { credentialId } = removed
      const without = await removeWrap(vault, { unlockWith, remove: { method: 'user-passkey', credentialId } })
      for (const secret of secrets) if (secret !== removed) expect(await firstAddress(without, secret)).toBe(address)
      await expect(unlockVault(without, removed)).rejects.toMatchObject({ code: 'vault_passkey_unknown' })
      const old = vault.wraps.find((wrap) => wrap.credentialId === credentialId)!
      await expect(unlockVault({ ...without, wraps: [old, ...without.wraps] }, removed)).rejects.toMatchObject({
        code: 'vault_decrypt_failed',
      })
    }),
    { numRuns: 6 },
  )
})

test('the data key is new: what the removed secret opens in an old record does not open this one', async () => {
  const vault = await makeVault()
  const without = await removeWrap(vault, {
    unlockWith: second,
    remove: { method: 'user-passkey', credentialId: 'c1' },
  })
  const old = vault.wraps.find(({ credentialId }) => credentialId === 'c1')!
  const forged = { ...without, wraps: [old, ...without.wraps] }
  await expect(unlockVault(forged, first)).rejects.toMatchObject({ code: 'vault_decrypt_failed' })
  expect(new Set([...vault.wraps, ...without.wraps].map(({ wrapped }) => wrapped)).size).toBe(5)
})

test('whoever keeps the record cannot add a way in of their own for the next data key', async () => {
  const vault = await makeVault()
  const mallory = await createVault({ userId: 'alice', secret: passkey('c9') })
  const theirs = { ...mallory.wraps[0]!, wrapId: vault.wraps[0]!.wrapId }
  const forged: Vault[] = [
    { ...vault, wraps: [...vault.wraps, mallory.wraps[0]!] },
    { ...vault, wraps: vault.wraps.map((wrap, at) => (at === 0 ? theirs : wrap)) },
    { ...vault, wraps: vault.wraps.map((wrap, at) => (at === 0 ? { ...wrap, publicKey: theirs.publicKey } : wrap)) },
  ]
  for (const record of forged) {
    const removing = removeWrap(record, { unlockWith: second, remove: { method: 'user-passcode' } })
    await expect(removing).rejects.toMatchObject({ code: 'vault_decrypt_failed' })
  }
})

test('never removes what it was opened with, so the last one stays', async () => {
  const vault = await createVault({ userId: 'alice', secret: first })
  const removing = removeWrap(vault, { unlockWith: first, remove: { method: 'user-passkey', credentialId: 'c1' } })
  await expect(removing).rejects.toMatchObject({ code: 'last_recovery_method' })
})

test('leaves the vault handed in as it was', async () => {
  const vault = await makeVault()
  const before = structuredClone(vault)
  await removeWrap(vault, { unlockWith: first, remove: { method: 'user-passcode' } })
  expect(vault).toEqual(before)
})
