import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { readIdentityToken } from './readIdentityToken.ts'

const token = 'aaa.bbb.ccc'
const request = (headers: Record<string, string>) => new Request('https://app.example/', { headers })

test.each(['privy-id-token', 'latchkey-id-token'])('finds the cookie %s, wherever it stands', (name) => {
  expect(readIdentityToken(request({ cookie: `a=b; ${name}=${token}; c="d"` }))).toBe(token)
  expect(readIdentityToken(request({ cookie: `${name}="${token}"` }))).toBe(token)
  expect(readIdentityToken(request({ [name]: token }))).toBe(token)
})

test('a header goes before a cookie, and ours before another’s', () => {
  expect(readIdentityToken(request({ cookie: 'privy-id-token=x.y.z', 'privy-id-token': token }))).toBe(token)
  expect(readIdentityToken(request({ cookie: `privy-id-token=x.y.z; latchkey-id-token=${token}` }))).toBe(token)
})

test('Authorization is read where nothing else holds a token', () => {
  expect(readIdentityToken(request({ authorization: `Bearer ${token}` }))).toBe(token)
  expect(readIdentityToken(request({ authorization: 'Bearer x.y.z', cookie: `privy-id-token=${token}` }))).toBe(token)
  expect(readIdentityToken(request({ authorization: 'Basic abc' }))).toBeNull()
})

test('reads Node’s requests', () => {
  const message = new IncomingMessage(new Socket())
  message.headers = { cookie: `privy-id-token=${token}` }
  expect(readIdentityToken(message)).toBe(token)
  message.headers = { 'privy-id-token': token }
  expect(readIdentityToken(message)).toBe(token)
})

test('reads a framework’s cookies: as an object, as a jar, and the jar itself', () => {
  const jar = { get: (name: string) => (name === 'privy-id-token' ? { name, value: token } : undefined) }
  expect(readIdentityToken({ cookies: { 'privy-id-token': token } })).toBe(token)
  expect(readIdentityToken({ headers: new Headers(), cookies: jar })).toBe(token)
  expect(readIdentityToken(jar)).toBe(token)
})

test.each([
  ['no cookie', ''],
  ['another cookie', 'other=aaa.bbb.ccc'],
  ['a name with a space of another kind before it', `\u00a0privy-id-token=${token}`],
  ['a name that only ends like ours', `x-privy-id-token=${token}`],
  ['a name in other letters', `Privy-Id-Token=${token}`],
  ['an empty value', 'privy-id-token='],
  ['what is no token', 'privy-id-token=deleted'],
  ['a value that hides another', 'other="; privy-id-token=a.b.c d"'],
])('finds nothing in %s', (_what, cookie) => {
  expect(readIdentityToken({ headers: { cookie } })).toBeNull()
})

test('of two cookies of one name the first counts, as browsers send the closer one first', () => {
  expect(readIdentityToken({ headers: { cookie: `privy-id-token=${token}; privy-id-token=x.y.z` } })).toBe(token)
})

test('a name that every object has is no cookie', () => {
  expect(readIdentityToken({ cookies: Object.create({ 'privy-id-token': token }) as object })).toBeNull()
})
