import { expect, test } from 'vitest'
import { toCustomAuth } from './customAuth.ts'
import { readEnv } from './readEnv.ts'

test('has a default for everything outside production', () => {
  const env = readEnv({})
  expect(env).toMatchObject({
    production: false,
    HOST: '127.0.0.1',
    PORT: 8787,
    DATA_DIR: '.data',
    LATCHKEY_APP_ID: 'latchkey-dev-app-00000000',
    LATCHKEY_ORIGINS: ['http://localhost:5173', 'http://localhost:6006'],
  })
  expect(env.LATCHKEY_APP_ID).toHaveLength(25)
})

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64')

test.each<[string, string, RegExp]>([
  ['PORT', '70000', /0 to 65535/],
  ['PORT', 'hunter2', /0 to 65535/],
  ['DATABASE_URL', 'mysql://hunter2@localhost/db', /postgres:\/\//],
  ['LATCHKEY_APP_ID', 'hunter2', /exactly 25/],
  ['LATCHKEY_APP_SECRET', 'hunter2', /at least 16/],
  ['LATCHKEY_KEK', 'hunter2', /32 bytes of base64/],
  ['LATCHKEY_KEK', `a:${key(1)},hunter2`, /32 bytes of base64/],
  ['LATCHKEY_KEK', `a:${key(1)},a:${key(2)}`, /32 bytes of base64/],
  ['LATCHKEY_KEK', `a:${key(1)},${key(2)}`, /32 bytes of base64/],
  ['LATCHKEY_ORIGINS', 'https://app.example,hunter2', /without a path/],
  ['LATCHKEY_LIMITS', 'start=hunter2', /must be off, or like/],
  ['LATCHKEY_LIMITS', 'hunter2=5', /must be off, or like/],
  ['LATCHKEY_TRUST_PROXY', 'hunter2', /0 to 16/],
  ['LATCHKEY_IMPORTS_PER_MINUTE', 'hunter2', /1 or more/],
  ['LATCHKEY_IMPORTS_PER_MINUTE', '0', /1 or more/],
  ['LATCHKEY_ALLOWLIST', 'hunter2', /on or off/],
  ['LOG_LEVEL', 'hunter2', /info, warn, error or silent/],
  ['SMTP_URL', 'hunter2', /smtp:\/\//],
  ['LATCHKEY_CUSTOM_AUTH_JWKS_URL', 'hunter2', /https:\/\//],
  ['LATCHKEY_CUSTOM_AUTH_PUBLIC_KEY', 'hunter2', /SPKI PEM/],
  ['LATCHKEY_RPC_URLS', 'eip155:1=hunter2', /eip155:1=https/],
])('%s=%s is refused with what to set, and without its value', (name, value, words) => {
  const read = () => readEnv({ [name]: value })
  expect(read).toThrow(words)
  expect(read).toThrow(name)
  expect(read).not.toThrow(/hunter2/)
})

test('limits are off, or what differs from the defaults', () => {
  expect(readEnv({})).toMatchObject({ LATCHKEY_LIMITS: {}, LATCHKEY_TRUST_PROXY: 0, LOG_LEVEL: 'warn' })
  expect(readEnv({ LATCHKEY_LIMITS: 'off' }).LATCHKEY_LIMITS).toBe(false)
  expect(readEnv({ LATCHKEY_LIMITS: 'start=5,app=60000' }).LATCHKEY_LIMITS).toEqual({ start: 5, app: 60_000 })
})

test('240 people may be imported a minute, and the app is open, unless said otherwise', () => {
  expect(readEnv({})).toMatchObject({ LATCHKEY_IMPORTS_PER_MINUTE: 240, LATCHKEY_ALLOWLIST: false })
  const said = { LATCHKEY_IMPORTS_PER_MINUTE: '60000', LATCHKEY_ALLOWLIST: 'on' }
  expect(readEnv(said)).toMatchObject({ LATCHKEY_IMPORTS_PER_MINUTE: 60_000, LATCHKEY_ALLOWLIST: true })
})

test('KEKs are one, or several that have names', () => {
  for (const text of [key(1), `a:${key(1)}`, `b:${key(2)},a:${key(1)}`, `b:${key(2)}, a:${key(1)}`])
    expect(readEnv({ LATCHKEY_KEK: text }).LATCHKEY_KEK).toBe(text)
})

test('the log of what ended cannot be in the database that it watches over', () => {
  const database = 'postgres://latchkey:hunter2@database.example/latchkey'
  const read = (place: string) => readEnv({ DATABASE_URL: database, LATCHKEY_TOMBSTONES: place }).LATCHKEY_TOMBSTONES
  for (const place of ['/var/lib/latchkey/tombstones', 'postgres://other@elsewhere.example/latchkey'])
    expect(read(place)).toBe(place)
  for (const place of [database, 'postgresql://other@database.example/latchkey?a=b']) {
    expect(() => read(place)).toThrow(/LATCHKEY_TOMBSTONES/)
    expect(() => read(place)).not.toThrow(/hunter2/)
  }
})

test('nodes are named by chain', () => {
  expect(readEnv({}).LATCHKEY_RPC_URLS).toEqual({})
  const text = 'eip155:1=https://node.example/?key=a=b,eip155:8453=http://127.0.0.1:8545'
  expect(readEnv({ LATCHKEY_RPC_URLS: text }).LATCHKEY_RPC_URLS).toEqual({
    'eip155:1': 'https://node.example/?key=a=b',
    'eip155:8453': 'http://127.0.0.1:8545',
  })
  expect(readEnv({ LATCHKEY_RPC_URLS: 'solana:EtWTRABZaYq6iMfeYKouRu166VU2xqa1=https://node.example' })).toMatchObject({
    LATCHKEY_RPC_URLS: { 'solana:EtWTRABZaYq6iMfeYKouRu166VU2xqa1': 'https://node.example' },
  })
})

test('an empty variable is as good as none, and several wrong ones are all named', () => {
  expect(readEnv({ DATABASE_URL: '', SMTP_URL: ' ' })).toMatchObject({ PORT: 8787 })
  expect(() => readEnv({ PORT: 'x', LATCHKEY_APP_ID: 'y' })).toThrow(/PORT[\s\S]*LATCHKEY_APP_ID/)
})

test('an app’s own sign-in service is read from its variables, a PEM also from one line', () => {
  expect(toCustomAuth(readEnv({}))).toBeUndefined()
  const jwksUrl = 'https://id.example/jwks.json'
  const said = { LATCHKEY_CUSTOM_AUTH_JWKS_URL: jwksUrl, LATCHKEY_CUSTOM_AUTH_AUDIENCE: 'acme' }
  expect(toCustomAuth(readEnv(said))).toEqual({ jwksUrl, audience: 'acme' })
  const pem = { LATCHKEY_CUSTOM_AUTH_PUBLIC_KEY: '-----BEGIN PUBLIC KEY-----\\nAAAA\\n-----END PUBLIC KEY-----' }
  expect(toCustomAuth(readEnv(pem))?.publicKey).toBe('-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----')
})
