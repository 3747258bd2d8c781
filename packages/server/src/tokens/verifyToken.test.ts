import fc from 'fast-check'
import { jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { runs } from '../../../../tests/setup/runs.ts'
import {
  appId,
  claims,
  encode,
  header,
  key,
  mint,
  now,
  publicKey,
  rules,
  seconds,
  signed,
} from './testToken.test.kit.ts'
import { verifyToken } from './verifyToken.ts'

function ours(token: string): boolean {
  try {
    void verifyToken(token, () => key, rules)
    return true
  } catch (error) {
    expect(error).toHaveProperty('code')
    return false
  }
}

const joses = (token: string) =>
  jwtVerify(token, publicKey, {
    algorithms: ['ES256'],
    typ: 'JWT',
    issuer: 'privy.io',
    audience: appId,
    requiredClaims: ['sub', 'iat', 'exp'],
    clockTolerance: 60,
    currentDate: new Date(now),
  }).then(
    () => true,
    () => false,
  )

type Parts = Record<string, unknown>

/** Where we refuse what jose takes, and why. */
const stricter: Record<string, (parts: { token: string; head: Parts; body: Parts }) => boolean> = {
  'a second spelling of the same bytes': ({ token }) =>
    token.split('.').some((part) => Buffer.from(part, 'base64url').toString('base64url') !== part),
  'a type in other letters': ({ head }) => head['typ'] !== 'JWT',
  'a list of apps': ({ body }) => Array.isArray(body['aud']),
  'a person that is no text, or too long a one': ({ body }) =>
    typeof body['sub'] !== 'string' || body['sub'] === '' || body['sub'].length > 256,
  'times that no clock shows': ({ body }) =>
    ['iat', 'exp', 'nbf'].some(
      (name) => body[name] !== undefined && !(Number.isSafeInteger(body[name]) && (body[name] as number) >= 0),
    ),
  'a beginning in the future': ({ body }) => (body['iat'] as number) > seconds + 60,
  'a key id that is none': ({ head }) =>
    head['kid'] !== undefined && (typeof head['kid'] !== 'string' || !head['kid'] || head['kid'].length > 256),
  'an unencoded payload that nobody demands': ({ head }) => head['b64'] !== undefined,
  'more than 16,384 characters': ({ token }) => token.length > 16_384,
  'bytes that are no UTF-8, or begin with a mark': ({ token }) =>
    token
      .split('.')
      .slice(0, 2)
      .some((part) => {
        const bytes = Buffer.from(part, 'base64url')
        return !bytes.equals(Buffer.from(bytes.toString())) || bytes.toString().startsWith('\ufeff')
      }),
}

/** Holds our verdict against jose's: never laxer, and stricter only where it is listed. */
async function compare(token: string): Promise<boolean> {
  const [mine, theirs] = [ours(token), await joses(token)]
  if (mine === theirs) return mine
  expect(theirs, `we take what jose refuses: ${token.slice(0, 2_000)}`).toBe(true)
  const [head, body] = token
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(new TextDecoder().decode(Buffer.from(part, 'base64url'))))
  const why = Object.keys(stricter).filter((reason) => stricter[reason]!({ token, head, body }))
  expect(why, `jose takes what we refuse: ${token.slice(0, 2_000)}`).not.toEqual([])
  return false
}

const values = [
  undefined,
  null,
  true,
  false,
  0,
  1,
  -1,
  1.5,
  1e308,
  '',
  'x',
  [],
  {},
  [appId],
  ['privy.io'],
  'x'.repeat(300),
]
const times = [
  seconds - 61,
  seconds - 60,
  seconds - 59,
  seconds,
  seconds + 60,
  seconds + 61,
  seconds + 0.5,
  String(seconds),
]

test('agrees with jose on every claim and header member, put wrong in every way', async () => {
  let taken = 0
  for (const name of ['iss', 'sub', 'aud', 'iat', 'exp', 'nbf', 'jti', 'sid'])
    for (const value of [...values, ...times]) taken += Number(await compare(mint({ [name]: value })))
  for (const name of ['alg', 'typ', 'kid', 'crit', 'b64', 'jwk', 'jku', 'x5u', 'x5c', 'cty', 'zip'])
    for (const value of [...values, 'none', 'HS256', 'jwt', 'application/JWT', 'Jwt', ['exp'], ['b64']])
      taken += Number(await compare(mint({}, { [name]: value })))
  expect(taken).toBeGreaterThan(100)
})

test('agrees with jose on a token changed at any one place', async () => {
  const token = mint()
  const texts: string[] = []
  for (let at = 0; at <= token.length; at++) {
    const [before, after] = [token.slice(0, at), token.slice(at)]
    texts.push(before + after.slice(1), before)
    for (const char of ['A', '_', '.', '=']) texts.push(before + char + after.slice(1))
    if (at % 8 === 0) for (const char of [' ', '\n', '+', '\0', 'é']) texts.push(before + char + after)
  }
  let taken = 0
  for (const text of texts) taken += Number(await compare(text))
  // Only the token itself, where the change put in what stood there.
  expect(texts.filter((text) => text === token)).toHaveLength(taken)
  expect(texts.length).toBeGreaterThan(2_500)
}, 60_000)

test(
  'agrees with jose on whatever is signed (faults 21, 27, 28)',
  async () => {
    const json = fc.json().map((text) => encode(text))
    const object = (base: object) =>
      fc
        .tuple(
          fc.dictionary(fc.oneof(fc.constantFrom(...Object.keys(base)), fc.string()), fc.jsonValue()),
          fc.boolean(),
        )
        .map(([changes, over]) => encode(over ? { ...base, ...changes } : { ...changes, ...base }))
    const bytes = fc.uint8Array({ minLength: 1 }).map((part) => Buffer.from(part).toString('base64url'))
    const spelled = (part: fc.Arbitrary<string>) =>
      fc
        .tuple(part, fc.constantFrom(...Array<string>(12).fill(''), '=', 'A', 'AAAA'))
        .map(([text, tail]) => text + tail)
    const head = spelled(fc.oneof({ weight: 3, arbitrary: object(header) }, json, bytes))
    const body = spelled(fc.oneof({ weight: 3, arbitrary: object(claims) }, json, bytes))
    let taken = 0
    await fc.assert(
      fc.asyncProperty(head, body, async (one, two) => {
        taken += Number(await compare(signed(one, two)))
      }),
      { numRuns: runs(1_500) },
    )
    expect(taken).toBeGreaterThan(100)
  },
  runs(60_000),
)
