import type { VaultWrap } from '@latchkey/core'
import { afterEach, expect, test, vi } from 'vitest'
import { createVault } from './createVault.ts'
import { unlockVault } from './unlockVault.ts'
import type { VaultSecret } from './VaultSecret.ts'

const passkey = (): VaultSecret => ({
  method: 'user-passkey',
  credentialId: 'credential-1',
  prf: crypto.getRandomValues(new Uint8Array(32)),
})

afterEach(() => vi.restoreAllMocks())

test('makes a vault that its passkey opens', async () => {
  const secret = passkey()
  const now = new Date('2030-01-01')
  const vault = await createVault({ userId: 'alice', secret, now })
  expect(vault).toMatchObject({ v: 2, kind: 'hd', userId: 'alice', rev: 1, createdAt: now })
  expect(vault.wraps).toMatchObject([{ method: 'user-passkey', credentialId: 'credential-1', kdf: { name: 'hkdf' } }])
  expect(await (await unlockVault(vault, secret)).address({ chainType: 'ethereum', walletIndex: 0 })).toMatch(
    /^0x[0-9a-fA-F]{40}$/,
  )
})

test('makes a vault that its passcode opens, and tells a wrong passcode', async () => {
  const secret: VaultSecret = { method: 'user-passcode', passcode: 'plum sofa kettle' }
  const vault = await createVault({ userId: 'alice', secret })
  expect(vault.wraps[0]!.kdf).toEqual({ name: 'argon2id', memory: 65_536, iterations: 3, parallelism: 1 })
  await expect(unlockVault(vault, { ...secret, passcode: 'plum sofa kettlf' })).rejects.toMatchObject({
    code: 'passcode_incorrect',
  })
})

test('makes new keys each time', async () => {
  const secret = passkey()
  const vaults = await Promise.all([1, 2, 3].map(() => createVault({ userId: 'alice', secret })))
  const addresses = await Promise.all(
    vaults.map(async (vault) => (await unlockVault(vault, secret)).address({ chainType: 'ethereum', walletIndex: 0 })),
  )
  expect(new Set(addresses).size).toBe(3)
})

test('gives out no vault that does not open', async () => {
  vi.spyOn(crypto.subtle, 'encrypt').mockResolvedValue(new ArrayBuffer(32))
  await expect(createVault({ userId: 'alice', secret: passkey() })).rejects.toMatchObject({
    code: 'vault_decrypt_failed',
  })
})

test('gives out no vault that opens to other keys', async () => {
  const decrypt = crypto.subtle.decrypt.bind(crypto.subtle)
  vi.spyOn(crypto.subtle, 'decrypt').mockImplementation(async (...parameters) => {
    const plain = await decrypt(...parameters)
    if (plain.byteLength === 16) new Uint8Array(plain)[15]! ^= 1
    return plain
  })
  await expect(createVault({ userId: 'alice', secret: passkey() })).rejects.toMatchObject({ code: 'vault_corrupt' })
})

test('zeroes the entropy it made, and the data key and the entropy it read back', async () => {
  const seen: Uint8Array[] = []
  const random = crypto.getRandomValues.bind(crypto)
  vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
    if (array?.byteLength === 16) seen.push(array as unknown as Uint8Array)
    return random(array)
  })
  const decrypt = crypto.subtle.decrypt.bind(crypto.subtle)
  vi.spyOn(crypto.subtle, 'decrypt').mockImplementation(async (...parameters) => {
    const plain = await decrypt(...parameters)
    seen.push(new Uint8Array(plain))
    return plain
  })
  const imports = vi.spyOn(crypto.subtle, 'importKey')
  const secret = passkey()
  ;(await unlockVault(await createVault({ userId: 'alice', secret }), secret)).lock()
  for (const [, data, algorithm] of imports.mock.calls) if (algorithm === 'PBKDF2') seen.push(data as Uint8Array)
  expect(seen).toHaveLength(6)
  expect(seen.every((bytes) => bytes.every((byte) => byte === 0))).toBe(true)
})

test.each<[string, string, VaultSecret]>([
  ['passcode_too_weak', 'a PIN', { method: 'user-passcode', passcode: '123456' }],
  ['passcode_required', 'an empty passcode', { method: 'user-passcode', passcode: '' }],
  ['prf_not_supported', 'a passkey without PRF', { ...passkey(), prf: new Uint8Array(0) } as VaultSecret],
  ['prf_not_supported', 'no PRF at all', { method: 'user-passkey', credentialId: 'c' } as unknown as VaultSecret],
  ['prf_not_supported', 'nothing', undefined as unknown as VaultSecret],
])('answers %s to %s', async (code, _, secret) => {
  await expect(createVault({ userId: 'alice', secret })).rejects.toMatchObject({ code })
})

test('makes no vault for nobody', async () => {
  await expect(createVault({ userId: '', secret: passkey() })).rejects.toMatchObject({ code: 'must_be_authenticated' })
})

test('keeps nothing secret in the record', async () => {
  const secret = passkey()
  const vault = await createVault({ userId: 'alice', secret })
  const known: (keyof VaultWrap)[] = [
    'wrapId',
    'method',
    'credentialId',
    'kdf',
    'salt',
    'createdAt',
    'publicKey',
    'enc',
    'wrapped',
  ]
  expect(Object.keys(vault.wraps[0]!).toSorted()).toEqual(known.toSorted())
  expect(Object.keys(vault).toSorted()).toEqual(
    ['v', 'vaultId', 'userId', 'kind', 'iv', 'ct', 'wraps', 'proof', 'createdAt', 'rev'].toSorted(),
  )
})
