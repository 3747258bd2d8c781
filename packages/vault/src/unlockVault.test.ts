import { LatchkeyError, type Vault, type VaultWrap } from '@latchkey/core'
import { putVault } from '@latchkey/core/endpoints'
import { fromBase64url, toBase64url } from '@latchkey/core/wire'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { addWrap } from './addWrap.ts'
import { createVault } from './createVault.ts'
import { unlockVault } from './unlockVault.ts'
import type { VaultSecret } from './VaultSecret.ts'

const passkey = (credentialId: string): VaultSecret => ({
  method: 'user-passkey',
  credentialId,
  prf: crypto.getRandomValues(new Uint8Array(32)),
})
const passcode: VaultSecret = { method: 'user-passcode', passcode: 'plum sofa kettle' }

const key = passkey('c1')
const vault = await createVault({ userId: 'alice', secret: key })

/** A vault that opens by passkey and by passcode; by PBKDF2, which is the quicker one here. */
async function makeMixed() {
  const forbidden = vi.spyOn(WebAssembly, 'compile').mockRejectedValue(new WebAssembly.CompileError('blocked'))
  const mixed = await addWrap(vault, { unlockWith: key, add: passcode })
  forbidden.mockRestore()
  return mixed
}

const withWrap = (change: Partial<VaultWrap>): Vault => ({ ...vault, wraps: [{ ...vault.wraps[0]!, ...change }] })

/** base64url with one bit turned over. */
function flip(text: string, bit: number): string {
  const bytes = fromBase64url(text)
  bytes[(bit >> 3) % bytes.length]! ^= 1 << (bit & 7)
  return toBase64url(bytes)
}

test('opens a record that went over the wire', async () => {
  const codec = putVault.body!
  const { vault: travelled } = codec.decode(JSON.parse(JSON.stringify(codec.encode({ vault: await makeMixed() }))))
  const address = await (await unlockVault(vault, key)).address({ chainType: 'ethereum', walletIndex: 0 })
  expect(await (await unlockVault(travelled, key)).address({ chainType: 'ethereum', walletIndex: 0 })).toBe(address)
  expect(await (await unlockVault(travelled, passcode)).address({ chainType: 'ethereum', walletIndex: 0 })).toBe(
    address,
  )
})

test('opens no record with one bit changed, whichever', async () => {
  const flips: Record<string, (bit: number) => Vault> = {
    iv: (bit) => ({ ...vault, iv: flip(vault.iv, bit) }),
    ct: (bit) => ({ ...vault, ct: flip(vault.ct, bit) }),
    salt: (bit) => withWrap({ salt: flip(vault.wraps[0]!.salt, bit) }),
    publicKey: (bit) => withWrap({ publicKey: flip(vault.wraps[0]!.publicKey, bit) }),
    enc: (bit) => withWrap({ enc: flip(vault.wraps[0]!.enc, bit) }),
    wrapped: (bit) => withWrap({ wrapped: flip(vault.wraps[0]!.wrapped, bit) }),
  }
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(flips)), fc.nat({ max: 383 }), async (field, bit) => {
      await expect(unlockVault(flips[field]!(bit), key)).rejects.toMatchObject({ code: 'vault_decrypt_failed' })
    }),
    { numRuns: 100 },
  )
})

test('opens no record with a bound member put otherwise, be it of the way in that is used or of another', async () => {
  const mixed = await makeMixed()
  const at = (index: number, change: Partial<VaultWrap>): Vault => ({
    ...mixed,
    wraps: mixed.wraps.map((wrap, place) => (place === index ? { ...wrap, ...change } : wrap)),
  })
  const changes: Record<string, fc.Arbitrary<Vault>> = {
    v: fc.integer().map((v) => ({ ...mixed, v: v === 2 ? 1 : v }) as unknown as Vault),
    kind: fc.string().map((kind) => ({ ...mixed, kind }) as unknown as Vault),
    vaultId: fc.uuid().map((vaultId) => ({ ...mixed, vaultId })),
    userId: fc.string().map((userId) => ({ ...mixed, userId: `${userId}!` })),
    wraps: fc.constantFrom(mixed.wraps.toReversed(), mixed.wraps.slice(0, 1)).map((wraps) => ({ ...mixed, wraps })),
    wrapId: fc.tuple(fc.nat({ max: 1 }), fc.uuid()).map(([index, wrapId]) => at(index, { wrapId })),
    credentialId: fc.string({ minLength: 1 }).map((credentialId) => at(1, { credentialId })),
    iterations: fc
      .integer({ min: 600_001, max: 10_000_000 })
      .map((iterations) => at(1, { kdf: { name: 'pbkdf2', iterations } })),
    salt: fc.nat({ max: 255 }).map((bit) => at(1, { salt: flip(mixed.wraps[1]!.salt, bit) })),
    publicKey: fc.nat({ max: 519 }).map((bit) => at(1, { publicKey: flip(mixed.wraps[1]!.publicKey, bit) })),
  }
  await fc.assert(
    fc.asyncProperty(fc.oneof(...Object.values(changes)), async (changed) => {
      const opening = unlockVault(changed, key)
      await expect(opening).rejects.toBeInstanceOf(LatchkeyError)
      await expect(opening).rejects.toMatchObject({ code: expect.stringMatching(/^vault_/) as string })
    }),
    { numRuns: 80 },
  )
})

test.each<[string, Vault]>([
  ['another vault id', { ...vault, vaultId: crypto.randomUUID() }],
  ['another person', { ...vault, userId: 'mallory' }],
  ['another wrap id', withWrap({ wrapId: crypto.randomUUID() })],
])('opens no record under %s', async (_, changed) => {
  await expect(unlockVault(changed, key)).rejects.toMatchObject({ code: 'vault_decrypt_failed' })
})

test('opens with no other PRF output', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 32, maxLength: 32 }), async (bytes) => {
      const secret: VaultSecret = { method: 'user-passkey', credentialId: 'c1', prf: Uint8Array.from(bytes) }
      await expect(unlockVault(vault, secret)).rejects.toMatchObject({ code: 'vault_decrypt_failed' })
    }),
    { numRuns: 20 },
  )
})

test('opens by no wrap out of another vault or of another person', async () => {
  const people = fc.tuple(fc.constantFrom('alice', 'bob'), fc.constantFrom('alice', 'bob'))
  await fc.assert(
    fc.asyncProperty(people, async (userIds) => {
      const [one, other] = await Promise.all(userIds.map((userId) => createVault({ userId, secret: key })))
      const swapped = { ...one!, wraps: other!.wraps }
      await expect(unlockVault(swapped, key)).rejects.toMatchObject({ code: 'vault_decrypt_failed' })
      const moved = { ...one!, iv: other!.iv, ct: other!.ct }
      await expect(unlockVault(moved, key)).rejects.toMatchObject({ code: 'vault_decrypt_failed' })
    }),
    { numRuns: 6 },
  )
})

test('blames the passcode only where the passcode is wrong', async () => {
  const mixed = await makeMixed()
  const wrong = { ...passcode, passcode: 'plum sofa kettles' }
  await expect(unlockVault(mixed, wrong)).rejects.toMatchObject({ code: 'passcode_incorrect' })
  const damaged = { ...mixed, ct: flip(mixed.ct, 0) }
  await expect(unlockVault(damaged, passcode)).rejects.toMatchObject({ code: 'vault_decrypt_failed' })
})

test('says which secret would open the vault', async () => {
  const mixed = await makeMixed()
  const onlyPasscode = { ...mixed, wraps: mixed.wraps.filter(({ method }) => method === 'user-passcode') }
  await expect(unlockVault(vault, passkey('c2'))).rejects.toMatchObject({
    code: 'vault_passkey_unknown',
    message:
      'This passkey was never added to the vault. Use the passkey it was made with, then add this one with addWrap().',
  })
  await expect(unlockVault(mixed, passkey('c2'))).rejects.toThrow('or the passcode')
  await expect(unlockVault(vault, passcode)).rejects.toMatchObject({ code: 'passkey_required' })
  await expect(unlockVault(onlyPasscode, key)).rejects.toMatchObject({ code: 'passcode_required' })
})

test('tries nothing on a record or a secret that is not there', async () => {
  const damaged = { ...vault, ct: '' }
  await expect(unlockVault(damaged, key)).rejects.toMatchObject({ code: 'vault_corrupt' })
  await expect(unlockVault(vault, { ...passcode, passcode: '' })).rejects.toMatchObject({ code: 'passcode_required' })
  const short = { method: 'user-passkey', credentialId: 'c1', prf: new Uint8Array(31) } as const
  await expect(unlockVault(vault, short)).rejects.toMatchObject({ code: 'prf_not_supported' })
})

test('tries no key derivation outside its bounds', async () => {
  const cheap = withWrap({ method: 'user-passcode', kdf: { name: 'pbkdf2', iterations: 1 } })
  await expect(unlockVault(cheap, passcode)).rejects.toMatchObject({ code: 'kdf_params_refused' })
})
