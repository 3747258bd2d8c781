import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readEnv } from './readEnv.ts'
import { toVaultFrame } from './vaultFrame.ts'

const folder = mkdtempSync(join(tmpdir(), 'latchkey-frame-'))
const path = join(folder, 'vaultFrame.js')
writeFileSync(path, 'console.log(1)')
afterAll(() => rmSync(folder, { recursive: true }))

const origin = 'https://wallet.app.example'

test('a file and an origin make a frame', async () => {
  const frame = await toVaultFrame(readEnv({ LATCHKEY_VAULT_ORIGIN: origin, LATCHKEY_VAULT_SCRIPT: path }))
  expect(frame?.origin).toBe(origin)
  expect(await frame?.script()).toBe('console.log(1)')
  expect(await toVaultFrame(readEnv({}))).toBeUndefined()
})

test.each([
  [{ LATCHKEY_VAULT_ORIGIN: origin }, /belong together/],
  [{ LATCHKEY_VAULT_SCRIPT: path }, /belong together/],
  [{ LATCHKEY_VAULT_ORIGIN: origin, LATCHKEY_VAULT_SCRIPT: join(folder, 'none.js') }, /cannot be read/],
])('half of one, or one that is not there, ends the start: %o', async (env, why) => {
  await expect(toVaultFrame(readEnv(env))).rejects.toThrow(why)
})

test('an origin with a path is none', () => {
  expect(() => readEnv({ LATCHKEY_VAULT_ORIGIN: `${origin}/` })).toThrow(/LATCHKEY_VAULT_ORIGIN/)
})
