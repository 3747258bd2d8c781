import type { Vault } from '@latchkey/core'
import { expect, test } from 'vitest'
import { assertVault } from './assertVault.ts'
import { createVault } from './createVault.ts'

const secret = { method: 'user-passkey', credentialId: 'c1', prf: new Uint8Array(32) } as const
const vault = await createVault({ userId: 'alice', secret })
const wrap = vault.wraps[0]!

test('takes a vault of ours', () => {
  expect(() => assertVault(vault)).not.toThrow()
})

test.each<[string, unknown]>([
  ['the record is missing', null],
  ['vaultId', { ...vault, vaultId: '' }],
  ['userId', { ...vault, userId: 7 }],
  ['rev', { ...vault, rev: 0 }],
  ['iv', { ...vault, iv: 'AAAA' }],
  ['ct', { ...vault, ct: `${vault.ct}=` }],
  ['ct', { ...vault, ct: undefined }],
  ['wraps is empty', { ...vault, wraps: [] }],
  ['wraps.0', { ...vault, wraps: [null] }],
  ['wraps.1 has no key derivation', { ...vault, wraps: [wrap, { ...wrap, kdf: null }] }],
  ['wraps.0.wrapId', { ...vault, wraps: [{ ...wrap, wrapId: undefined }] }],
  ['wraps.0.credentialId', { ...vault, wraps: [{ ...wrap, credentialId: undefined }] }],
  ['wraps.0.salt', { ...vault, wraps: [{ ...wrap, salt: '' }] }],
  ['wraps.0.publicKey', { ...vault, wraps: [{ ...wrap, publicKey: vault.ct }] }],
  ['wraps.0.enc', { ...vault, wraps: [{ ...wrap, enc: '' }] }],
  ['wraps.0.wrapped', { ...vault, wraps: [{ ...wrap, wrapped: 'not base64url!' }] }],
])('finds the damage at %s', (field, damaged) => {
  expect(() => assertVault(damaged as Vault)).toThrow(
    expect.objectContaining({ code: 'vault_corrupt', message: expect.stringContaining(field) as string }),
  )
})

test.each<[string, unknown]>([
  ['a later version', { ...vault, v: 3 }],
  ['another kind', { ...vault, kind: 'imported' }],
  ['an empty record', {}],
])('does not guess at %s', (_, other) => {
  expect(() => assertVault(other as Vault)).toThrow(expect.objectContaining({ code: 'vault_version_unsupported' }))
})
