import { beforeEach, expect, test, vi } from 'vitest'
import { mint, publicKey, rules } from '../tokens/testToken.test.kit.ts'
import { verifyToken } from '../tokens/verifyToken.ts'
import { createPublishedKeys } from './createPublishedKeys.ts'

const jwk = publicKey.export({ format: 'jwk' })
const published = (...kids: unknown[]) => JSON.stringify({ keys: kids.map((kid) => ({ ...jwk, kid })) })

let clock = 0
beforeEach(() => {
  clock = 1_800_000_000_000
})

/** Keys that are read from a script, and how often they were. */
function setUp(answer: () => Promise<string> = async () => published('test')) {
  const read = vi.fn(answer)
  const keyOf = createPublishedKeys({ read, now: () => clock })
  const check = async (kid = 'test') => verifyToken(mint({}, { kid }), keyOf, rules)
  return { read, check, keyOf }
}

test('many tokens at once ask for the keys once, later ones not at all', async () => {
  const { read, check, keyOf } = setUp()
  await Promise.all(Array.from({ length: 50 }, () => check()))
  await check()
  expect(read).toHaveBeenCalledTimes(1)
  expect(keyOf('test')).not.toBeInstanceOf(Promise)
})

test('2,000 made-up ids ask once per cooldown, and known keys serve meanwhile (faults 24, 25)', async () => {
  const { read, check, keyOf } = setUp()
  await check()
  for (let index = 0; index < 2_000; index++) expect(await keyOf(`made-up-${index}`)).toBeUndefined()
  expect(read).toHaveBeenCalledTimes(1)
  clock += 30_000
  for (const kid of ['../../etc/passwd', '__proto__', 'constructor', "' OR 1=1"])
    expect(await keyOf(kid)).toBeUndefined()
  expect(read).toHaveBeenCalledTimes(2)
  await check()
})

test('a key that is new is found, once the cooldown is over', async () => {
  let kids = ['old']
  const { check } = setUp(async () => published(...kids))
  await check('old')
  kids = ['old', 'new']
  await expect(check('new')).rejects.toMatchObject({ code: 'token_invalid' })
  clock += 30_000
  await check('new')
})

test('a key that is no longer published stops to count', async () => {
  let kids = ['gone', 'stays']
  const { check, read } = setUp(async () => published(...kids))
  await check('gone')
  kids = ['stays']
  clock += 600_000
  await check('gone')
  // The one that was read last serves while the next is on its way.
  await vi.waitFor(async () => expect(check('gone')).rejects.toMatchObject({ code: 'token_invalid' }))
  await check('stays')
  expect(read).toHaveBeenCalledTimes(2)
})

test('while the keys cannot be read the last good ones hold for a day, then nothing can be told (fault 25)', async () => {
  let isAway = false
  const { check } = setUp(async () => {
    if (isAway) throw new Error('away')
    return published('test')
  })
  await check()
  isAway = true
  clock += 86_400_000 - 1
  await check()
  clock += 1
  await expect(check()).rejects.toMatchObject({
    code: 'backend_unreachable',
    retryable: true,
    retryAt: expect.any(Date),
  })
  isAway = false
  clock += 30_000
  await check()
})

test.each<[string, () => Promise<string>]>([
  ['cannot be reached', () => Promise.reject(new Error('away'))],
  ['answers with a page', async () => '<html>'],
  ['has no keys', async () => '{"keys":[]}'],
  ['has a list of something else', async () => '{"keys":[null]}'],
  ['has only keys for other things', async () => JSON.stringify({ keys: [{ ...jwk, kid: 'test', use: 'enc' }] })],
  ['has keys without a name', async () => published(undefined, 7)],
])('a server that %s is a reason to try again, never to sign out', async (_what, answer) => {
  await expect(setUp(answer).check()).rejects.toMatchObject({ code: 'backend_unreachable', retryable: true })
})

test('a key beside the good ones that is not for us is passed over', async () => {
  const text = JSON.stringify({
    keys: [
      { kty: 'RSA', kid: 'theirs', n: 'x', e: 'AQAB' },
      { ...jwk, kid: 'test' },
    ],
  })
  await setUp(async () => text).check()
})

test('a token that names no key is refused unasked', async () => {
  const { keyOf, read } = setUp()
  const nameless = mint({}, { kid: undefined })
  expect(() => verifyToken(nameless, keyOf, rules)).toThrow(expect.objectContaining({ code: 'token_invalid' }))
  expect(read).not.toHaveBeenCalled()
})

test('keys of one app never serve another, be their names the same (fault 26)', async () => {
  const { generateKeyPairSync } = await import('node:crypto')
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const theirs = JSON.stringify({ keys: [{ ...other.publicKey.export({ format: 'jwk' }), kid: 'test' }] })
  const a = setUp()
  const b = setUp(async () => theirs)
  await a.check()
  await expect(b.check()).rejects.toMatchObject({ code: 'token_invalid' })
  const ofTheirs = mint({}, {}, other.privateKey)
  await verifyToken(ofTheirs, b.keyOf, rules)
  expect(() => verifyToken(ofTheirs, a.keyOf, rules)).toThrow(expect.objectContaining({ code: 'token_invalid' }))
})
