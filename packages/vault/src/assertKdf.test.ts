import type { RecoveryMethod, VaultKdf } from '@latchkey/core'
import { expect, test } from 'vitest'
import { assertKdf } from './assertKdf.ts'

const argon2id = { name: 'argon2id', memory: 65_536, iterations: 3, parallelism: 1 } as const

test.each<[RecoveryMethod, VaultKdf]>([
  ['user-passkey', { name: 'hkdf' }],
  ['user-passcode', argon2id],
  ['user-passcode', { ...argon2id, memory: 19_456, iterations: 2 }],
  ['user-passcode', { name: 'pbkdf2', iterations: 600_000 }],
])('takes %s with %j', (method, kdf) => {
  expect(() => assertKdf({ method, kdf })).not.toThrow()
})

test.each<[string, RecoveryMethod, unknown]>([
  ['a plain hash of a passcode', 'user-passcode', { name: 'hkdf' }],
  ['a slow hash of a passkey', 'user-passkey', argon2id],
  ['too little memory', 'user-passcode', { ...argon2id, memory: 19_455 }],
  ['memory that freezes the tab', 'user-passcode', { ...argon2id, memory: 4_194_304 }],
  ['too few rounds', 'user-passcode', { name: 'pbkdf2', iterations: 599_999 }],
  ['rounds for ever', 'user-passcode', { name: 'pbkdf2', iterations: Number.MAX_SAFE_INTEGER }],
  ['no rounds', 'user-passcode', { name: 'pbkdf2' }],
  ['rounds as text', 'user-passcode', { name: 'pbkdf2', iterations: '600000' }],
  ['an unknown name', 'user-passcode', { name: 'toString' }],
])('refuses %s', (_, method, kdf) => {
  expect(() => assertKdf({ method, kdf: kdf as VaultKdf })).toThrow(
    expect.objectContaining({ code: 'kdf_params_refused' }),
  )
})
