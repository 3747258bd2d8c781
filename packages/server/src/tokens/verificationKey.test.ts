import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rules } from './testToken.test.kit.ts'
import { importVerificationKey, nodeKey, webKey, type VerificationKey } from './verificationKey.ts'
import { verifyToken } from './verifyToken.ts'

const load = (name: string): Vectors =>
  JSON.parse(readFileSync(new URL(`../../vectors/wycheproof/${name}_test.json`, import.meta.url), 'utf8'))

interface Vectors {
  testGroups: {
    publicKeyPem: string
    public?: JsonWebKey & { kid: string }
    tests: { tcId: number; result: 'valid' | 'invalid'; msg: string; sig: string; jws: string }[]
  }[]
}

const engines: [string, (pem: string) => Promise<VerificationKey>][] = [
  ['node:crypto', async (pem) => nodeKey(pem)],
  ['WebCrypto', webKey],
]

test.each(engines)('%s says of each of Wycheproof’s P-256 signatures what is true (fault 21)', async (_name, open) => {
  let count = 0
  for (const { publicKeyPem, tests } of load('ecdsa_secp256r1_sha256_p1363').testGroups) {
    const key = await open(publicKeyPem)
    for (const { tcId, msg, sig, result } of tests) {
      const signature = Buffer.from(sig, 'hex').toString('base64url')
      const signed = Buffer.from(msg, 'hex').toString('latin1')
      expect(await key.verifies(signed, signature), `tcId ${tcId}`).toBe(result === 'valid')
      count++
    }
  }
  expect(count).toBe(262)
})

test('none of Wycheproof’s tokens by other keys, algorithms or spellings is taken (faults 21, 27)', async () => {
  let count = 0
  for (const { public: jwk, tests } of load('json_web_signature').testGroups) {
    if (jwk?.kty !== 'EC' || jwk.crv !== 'P-256') continue
    const key = await importVerificationKey(jwk).catch(() => undefined)
    for (const { tcId, jws, result } of tests) {
      const token = typeof jws === 'string' ? jws : JSON.stringify(jws)
      expect(() => verifyToken(token, () => key, rules), `tcId ${tcId}`).toThrow(
        expect.objectContaining({ code: expect.stringMatching(/^(token_invalid|issuer_not_trusted)$/) }),
      )
      // The two that are sound lack only our type; the signature itself holds.
      const [head, payload, signature] = token.split('.')
      if (result === 'valid') expect(await key!.verifies(`${head}.${payload}`, signature!), `tcId ${tcId}`).toBe(true)
      count++
    }
  }
  expect(count).toBe(41)
})

test('of Wycheproof’s keys only a sound P-256 key for checking signatures is read as one (fault 21)', async () => {
  const { testGroups } = JSON.parse(
    readFileSync(new URL('../../vectors/wycheproof/json_web_key_test.json', import.meta.url), 'utf8'),
  ) as { testGroups: { public?: KeySet; private: KeySet; tests: { tcId: number }[] }[] }
  const taken: number[] = []
  let count = 0
  for (const { public: given, private: secret, tests } of testGroups)
    for (const jwk of (given ?? secret).keys) {
      const opened = await Promise.allSettled([importVerificationKey(jwk), webKey(jwk)])
      // Both engines agree; only those who would have to trust a set that mixes kinds of keys meet the one that is sound.
      expect(new Set(opened.map(({ status }) => status)).size).toBe(1)
      if (opened[0].status === 'fulfilled') taken.push(tests[0]!.tcId)
      count++
    }
  expect(taken).toEqual([1])
  expect(count).toBe(28)
})

interface KeySet {
  keys: JsonWebKey[]
}

test('the token of RFC 7515 §A.3 holds, and with one letter changed it does not', async () => {
  const signed =
    'eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ'
  const signature = 'DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q'
  for (const open of [importVerificationKey, webKey]) {
    const key = await open({
      kty: 'EC',
      crv: 'P-256',
      x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
      y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
    })
    expect(await key.verifies(signed, signature)).toBe(true)
    expect(await key.verifies(signed.replace('.eyJ', '.eyI'), signature)).toBe(false)
  }
})

const { publicKeyPem } = load('ecdsa_secp256r1_sha256_p1363').testGroups[0]!
const jwk = {
  kty: 'EC',
  crv: 'P-256',
  x: 'MdnTZDIhDJbfASdFqamcpO2Ch9GNKK2m0MQlh402Spo',
  y: '7avJ4lq_Wyx-nLPDBQ2YpytuHyMio07BUyvl3jaC-1Y',
}

test.each<[string, JsonWebKey | string]>([
  ['a secret', { kty: 'oct', k: 'AAAA' }],
  ['another curve', { ...jwk, crv: 'P-384' }],
  ['a private key', { ...jwk, d: jwk.x }],
  ['a key for encryption', { ...jwk, use: 'enc' }],
  ['a key that may not verify', { ...jwk, key_ops: ['encrypt'] }],
  ['a key of another algorithm', { ...jwk, alg: 'RS256' }],
  ['a point beside the curve', { ...jwk, y: jwk.x }],
  ['a certificate', publicKeyPem.replaceAll('PUBLIC KEY', 'CERTIFICATE')],
  ['a text', 'not a key'],
  ['nothing', ''],
])('%s is no key', async (_what, source) => {
  await expect(importVerificationKey(source)).rejects.toThrow()
  await expect(webKey(source)).rejects.toThrow()
})

test('both read the same key from PEM and from a JWK', async () => {
  for (const open of [importVerificationKey, webKey])
    for (const source of [publicKeyPem, jwk])
      expect(await (await open(source)).verifies('x', 'A'.repeat(86))).toBe(false)
})
