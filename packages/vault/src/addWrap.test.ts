import type { Vault } from '@latchkey/core'
import fc from 'fast-check'
import { beforeEach, expect, test, vi } from 'vitest'
import { addWrap } from './addWrap.ts'
import { createVault } from './createVault.ts'
import { unlockVault } from './unlockVault.ts'
import type { VaultSecret } from './VaultSecret.ts'

// PBKDF2 is quicker here than the Argon2id of a new passcode; createVault.test.ts runs that one.
beforeEach(() => {
  vi.spyOn(WebAssembly, 'compile').mockRejectedValue(new WebAssembly.CompileError('blocked'))
  return () => vi.restoreAllMocks()
})

const passkey = (credentialId: string): VaultSecret => ({
  method: 'user-passkey',
  credentialId,
  prf: crypto.getRandomValues(new Uint8Array(32)),
})
const passcode = (text: string): VaultSecret => ({ method: 'user-passcode', passcode: text })

const firstAddress = async (vault: Vault, secret: VaultSecret) =>
  (await unlockVault(vault, secret)).address({ chainType: 'ethereum', walletIndex: 0 })

test('opens to the same keys by every secret, in whatever mix', async () => {
  const mix = fc.array(fc.constantFrom('passkey', 'passkey', 'passcode'), { minLength: 2, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(mix, async (kinds) => {
      const secrets = kinds.map((kind, at) => (kind === 'passkey' ? passkey(`c${at}`) : passcode(`plum sofa ${at}`)))
      let vault = await createVault({ userId: 'alice', secret: secrets[0]! })
      const address = await firstAddress(vault, secrets[0]!)
      for (const [at, add] of secrets.slice(1).entries())
        vault = await addWrap(vault, { unlockWith: secrets[at]!, add })
      // A later passcode takes the place of an earlier one.
      const live = secrets.filter(
        (secret, at) => secret.method === 'user-passkey' || kinds.lastIndexOf('passcode') === at,
      )
      for (const secret of live) expect(await firstAddress(vault, secret)).toBe(address)
      expect(vault.wraps).toHaveLength(live.length)
      expect(vault.rev).toBe(secrets.length)
    }),
    { numRuns: 4 },
  )
})

test('leaves the vault handed in as it was', async () => {
  const [first, second] = [passkey('c1'), passkey('c2')]
  const vault = await createVault({ userId: 'alice', secret: first })
  const before = structuredClone(vault)
  await addWrap(vault, { unlockWith: first, add: second })
  expect(vault).toEqual(before)
})

test('changes the passcode: the old one opens nothing, the passkey still does', async () => {
  const key = passkey('c1')
  const created = await createVault({ userId: 'alice', secret: key })
  const withOld = await addWrap(created, { unlockWith: key, add: passcode('plum sofa kettle') })
  const withNew = await addWrap(withOld, { unlockWith: passcode('plum sofa kettle'), add: passcode('seven odd geese') })
  expect(withNew.wraps).toHaveLength(2)
  expect(await firstAddress(withNew, passcode('seven odd geese'))).toBe(await firstAddress(withNew, key))
  await expect(unlockVault(withNew, passcode('plum sofa kettle'))).rejects.toMatchObject({ code: 'passcode_incorrect' })
})

test('adds nothing on the word of a secret that does not open the vault', async () => {
  const vault = await createVault({ userId: 'alice', secret: passkey('c1') })
  const adding = addWrap(vault, { unlockWith: passkey('c1'), add: passkey('c2') })
  await expect(adding).rejects.toMatchObject({ code: 'vault_decrypt_failed' })
})

test('adds no weak passcode', async () => {
  const key = passkey('c1')
  const vault = await createVault({ userId: 'alice', secret: key })
  await expect(addWrap(vault, { unlockWith: key, add: passcode('123456') })).rejects.toMatchObject({
    code: 'passcode_too_weak',
  })
})
