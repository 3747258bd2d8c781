import { generateKeyPairSync } from 'node:crypto'
import { LatchkeyError } from '@latchkey/core'
import fc from 'fast-check'
import { expect, expectTypeOf, test } from 'vitest'
import { claims, encode, header, key, mint, now, rules, seconds, signed } from './testToken.test.kit.ts'
import { verifyIdentityToken } from './verifyIdentityToken.ts'

const read = (token: string) => verifyIdentityToken(token, { ...rules, key })

/** The code that a token is refused with. */
function refused(token: string): string {
  try {
    read(token)
  } catch (error) {
    expect(error).toBeInstanceOf(LatchkeyError)
    return (error as LatchkeyError).code
  }
  return 'accepted'
}

test('gives the person that the token describes, in the names of our types', () => {
  const lv = 1_760_000_000
  const at = new Date(lv * 1000)
  const entries = [
    { type: 'email', address: 'ada@example.com', lv },
    { type: 'phone', phone_number: '+44 20 7946 0018', lv },
    {
      type: 'wallet',
      id: 'w',
      address: '0x1',
      chain_type: 'ethereum',
      wallet_client_type: 'privy',
      delegated: true,
      lv,
    },
    { type: 'smart_wallet', address: '0x2', smart_wallet_type: 'safe', lv: null },
    { type: 'farcaster', fid: 7, username: 'ada', oa: '0x3', lv },
    { type: 'twitter_oauth', subject: '1', username: 'ada', name: 'Ada', pfp: 'https://pictures.example/a.png', lv },
    { type: 'cross_app', subject: 's', provider_app_id: 'other', embedded_wallets: [{ address: '0x4' }], lv },
    { type: 'custom_auth', custom_user_id: 'c', lv },
    { type: 'telegram', telegram_user_id: '42', lv },
    { type: 'passkey', credential_id: 'p', lv },
    { type: 'custom:acme', subject: 's', username: 'ada', lv },
    { type: 'email', address: 'second@example.com' },
    { type: 'newcomer', thing: 1 },
  ]
  const times = { verifiedAt: at, latestVerifiedAt: at }
  const wallet = { id: 'w', address: '0x1', chainType: 'ethereum', walletClientType: 'privy', delegated: true }
  expect(
    read(mint({ linked_accounts: JSON.stringify(entries), custom_metadata: '{"tier":"gold"}', guest: 't' })),
  ).toEqual({
    id: 'did:latchkey:ada',
    createdAt: at,
    isGuest: true,
    customMetadata: { tier: 'gold' },
    linkedAccounts: [
      { type: 'email', address: 'ada@example.com', ...times },
      { type: 'phone', number: '+44 20 7946 0018', ...times },
      { type: 'wallet', ...wallet, ...times },
      { type: 'smart_wallet', address: '0x2', smartWalletType: 'safe', latestVerifiedAt: null },
      { type: 'farcaster', fid: 7, username: 'ada', ownerAddress: '0x3', ...times },
      {
        type: 'twitter_oauth',
        subject: '1',
        username: 'ada',
        name: 'Ada',
        profilePictureUrl: 'https://pictures.example/a.png',
        ...times,
      },
      {
        type: 'cross_app',
        subject: 's',
        providerApp: { id: 'other' },
        embeddedWallets: [{ address: '0x4' }],
        ...times,
      },
      { type: 'custom_auth', customUserId: 'c', ...times },
      { type: 'telegram', telegramUserId: '42', ...times },
      { type: 'passkey', credentialId: 'p', ...times },
      { type: 'custom:acme', subject: 's', username: 'ada', ...times },
      { type: 'email', address: 'second@example.com' },
      { type: 'unknown', raw: { type: 'newcomer', thing: 1 } },
    ],
    email: { address: 'ada@example.com' },
    phone: { number: '+44 20 7946 0018' },
    wallet,
    smartWallet: { address: '0x2', smartWalletType: 'safe' },
    farcaster: { fid: 7, username: 'ada', ownerAddress: '0x3' },
    twitter: { subject: '1', username: 'ada', name: 'Ada', profilePictureUrl: 'https://pictures.example/a.png' },
    telegram: { telegramUserId: '42' },
  })
})

test('the types say what a token may leave out', () => {
  type Wallet = NonNullable<ReturnType<typeof verifyIdentityToken>['wallet']>
  expectTypeOf<Wallet['address']>().toEqualTypeOf<string>()
  expectTypeOf<Wallet['delegated']>().toEqualTypeOf<boolean | undefined>()
  expectTypeOf<Wallet['imported']>().toEqualTypeOf<boolean | undefined>()
  expectTypeOf<ReturnType<typeof verifyIdentityToken>>().not.toHaveProperty('mfaMethods')
})

test('what the token does not say is absent', () => {
  const linked_accounts = JSON.stringify([{ type: 'wallet', address: '0x1', chain_type: 'ethereum' }])
  const user = read(mint({ linked_accounts, accounts_truncated: true }))
  expect(user.accountsTruncated).toBe(true)
  expect(Object.keys(user.linkedAccounts[0]!)).toEqual(['type', 'address', 'chainType'])
  expect(Object.keys(user)).not.toContain('customMetadata')
})

test('a name that reaches a prototype reaches nothing (fault 61)', () => {
  const user = read(mint({ linked_accounts: '[{"type":"email","__proto__":{"admin":true}},{"type":"constructor"}]' }))
  expect(Reflect.get(user.linkedAccounts[0]!, 'admin')).toBeUndefined()
  expect(user.linkedAccounts[1]).toMatchObject({ type: 'unknown' })
})

test.each<[string, object, string?]>([
  ['another issuer', { iss: 'evil.example' }, 'issuer_not_trusted'],
  ['no issuer', { iss: undefined }, 'issuer_not_trusted'],
  ['another app', { aud: 'another-app-0000000000000' }],
  ['no app', { aud: undefined }],
  ['several apps', { aud: [rules.appId] }],
  ['nobody', { sub: undefined }],
  ['an empty name', { sub: '' }],
  ['a number for a name', { sub: 7 }],
  ['no end', { exp: undefined }],
  ['an end in the past', { exp: seconds - 60 }, 'token_expired'],
  ['an end as text', { exp: String(seconds + 600) }],
  ['an end in pieces', { exp: seconds + 600.5 }],
  ['an end beyond all time', { exp: 1e308 }],
  ['a beginning before all time', { iat: -1 }],
  ['no beginning', { iat: undefined }],
  ['a beginning in the future', { iat: seconds + 61 }],
  ['a validity in the future', { nbf: seconds + 61 }],
  ['a validity as text', { nbf: '1' }],
  ['no day of arrival', { cr: undefined }],
  ['a day of arrival as a number', { cr: 1_760_000_000 }],
  ['no accounts', { linked_accounts: undefined }, 'token_wrong_type'],
  ['accounts as a list', { linked_accounts: [] }, 'token_wrong_type'],
  ['accounts that are no list', { linked_accounts: '{}' }],
  ['accounts that are not JSON', { linked_accounts: '[' }],
  ['an account of no kind', { linked_accounts: '[{}]' }],
  ['an account that is null', { linked_accounts: '[null]' }],
  ['metadata that are no object', { custom_metadata: '[]' }],
  ['a session, so an access token (fault 23)', { sid: 's' }, 'token_wrong_type'],
])('a token with %s is refused (faults 22, 29)', (_what, changes, code = 'token_invalid') => {
  expect(refused(mint(changes))).toBe(code)
})

test('the tolerance for clocks is held to the second', () => {
  expect(refused(mint({ exp: seconds - 59 }))).toBe('accepted')
  expect(refused(mint({ iat: seconds + 60 }))).toBe('accepted')
  expect(refused(mint({ nbf: seconds - 1 }))).toBe('accepted')
})

test.each([NaN, Infinity, -1, 301, 1e12])('a tolerance of %s is no tolerance (fault 29)', (clockTolerance) => {
  const read = () => verifyIdentityToken(mint({ exp: 1 }), { ...rules, key, clockTolerance })
  expect(read).toThrow(expect.objectContaining({ code: 'config_invalid' }))
})

test('a clock that shows nothing lets nothing pass', () => {
  expect(() => verifyIdentityToken(mint(), { ...rules, key, now: () => NaN })).toThrow(/future|expired/)
})

const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const jwk = stranger.publicKey.export({ format: 'jwk' })

test.each<[string, object]>([
  ['none', { alg: 'none' }],
  ['HS256', { alg: 'HS256' }],
  ['ES384', { alg: 'ES384' }],
  ['no algorithm', { alg: undefined }],
  ['the type of another token', { typ: 'at+jwt' }],
  ['no type', { typ: undefined }],
  ['a demand', { crit: ['exp'] }],
  ['an empty demand', { crit: [] }],
  ['an unencoded payload', { b64: false, crit: ['b64'] }],
  ['a key id that is no text', { kid: 7 }],
  ['a key id of 1 MB', { kid: 'x'.repeat(1_000_000) }],
])('a header with %s is refused, however well signed (faults 21, 24)', (_what, changes) => {
  expect(refused(mint({}, changes))).toBe('token_invalid')
})

test.each<[string, object]>([
  ['jwk', { jwk }],
  ['jku', { jku: 'https://evil.example/jwks.json' }],
  ['x5u', { x5u: 'https://evil.example/cert' }],
  ['x5c', { x5c: ['AAAA'] }],
])('a key that the token brings along in %s counts for nothing (fault 21)', (_what, changes) => {
  expect(refused(mint({}, changes, stranger.privateKey))).toBe('token_invalid')
  expect(refused(mint({}, changes))).toBe('accepted')
})

test('a token has one spelling (fault 27)', () => {
  const token = mint()
  const [head, payload, signature] = token.split('.') as [string, string, string]
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const sibling = (part: string) => part.slice(0, -1) + alphabet[alphabet.indexOf(part.at(-1)!) + 1]
  const others = [
    `${token}=`,
    `${token}.`,
    `.${token}`,
    ` ${token}`,
    `${token}\n`,
    token.replace('.', '..'),
    '',
    `${head}.${payload}.${sibling(signature)}`,
    `${head}.${payload}.`,
    `${head}..${signature}`,
    `${head}.${payload}.${signature}AA`,
    `${head}.${payload}.${signature.slice(0, -2)}`,
    token.replaceAll('-', '+').replaceAll('_', '/') + '=',
  ]
  for (const other of others) expect(refused(other), other).toBe('token_invalid')
  // Signed over the very bytes that are spelled in a second way.
  const loose = encode({ ...claims, pad: '' })
  for (const pad of ['', 'x', 'xx']) {
    const part = encode({ ...claims, pad })
    if (part.length % 4 !== 0) expect(refused(signed(encode(header), sibling(part)))).toBe('token_invalid')
  }
  expect(refused(signed(encode(header), loose))).toBe('accepted')
})

test.each(['null', '[]', '7', '"x"', '{', '', '\ufeff{}'])('a part that holds %j is refused (fault 28)', (part) => {
  expect(refused(signed(encode(part) || 'AA', encode(claims)))).toBe('token_invalid')
  expect(refused(signed(encode(header), encode(part) || 'AA'))).toBe('token_invalid')
})

test('bytes that are no UTF-8 are refused', () => {
  const bytes = Buffer.from(JSON.stringify({ ...claims, x: 'é' }), 'latin1').toString('base64url')
  expect(refused(signed(encode(header), bytes))).toBe('token_invalid')
})

test('whatever is given for a token, the answer is an error of ours (fault 28)', () => {
  const part = fc.oneof(
    fc.base64String().map((text) => text.replace(/[+/=]/g, '_')),
    fc.json().map(encode),
    fc.string(),
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.tuple(part, part, part).map((parts) => parts.join('.')),
    fc.json().map((json) => signed(encode(json), encode(claims))),
    fc.json().map((json) => signed(encode(header), encode(json))),
  )
  fc.assert(
    fc.property(texts, (text) => {
      expect(refused(text)).not.toBe('accepted')
    }),
    { numRuns: 200 },
  )
  for (const value of [undefined, null, 7, {}, [mint()]]) expect(refused(value as never)).toBe('token_invalid')
})

test('an hour later the same token has expired', () => {
  const later = () => now + 3_600_000
  expect(() => verifyIdentityToken(mint(), { ...rules, key, now: later })).toThrow(
    expect.objectContaining({ code: 'token_expired' }),
  )
})
