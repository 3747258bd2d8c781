import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { readIdentityToken } from './readIdentityToken.ts'
import { setIdentityCookie } from './setIdentityCookie.ts'

const token = 'aaa.bbb.ccc'

test('sets a cookie that pages cannot read and other sites cannot send along', () => {
  const headers = new Headers()
  expect(setIdentityCookie(headers, token)).toBe(true)
  expect(headers.getSetCookie()).toEqual([
    'latchkey-id-token=aaa.bbb.ccc; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600',
  ])
  const [cookie] = headers.getSetCookie()[0]!.split(';')
  expect(readIdentityToken({ headers: { cookie } })).toBe(token)
})

test('writes to Node’s answers, beside other cookies', () => {
  const answer = new ServerResponse(new IncomingMessage(new Socket()))
  answer.appendHeader('set-cookie', 'a=b')
  setIdentityCookie(answer, token, { domain: 'app.example' })
  expect(answer.getHeader('set-cookie')).toEqual([
    'a=b',
    'latchkey-id-token=aaa.bbb.ccc; Path=/; Domain=app.example; Secure; HttpOnly; SameSite=Lax; Max-Age=600',
  ])
})

test('a token that no browser would keep clears the one before, and says so (fault 30)', () => {
  for (const lost of [`a.${'b'.repeat(3_800)}.c`, 'not; a token', null]) {
    const headers = new Headers()
    expect(setIdentityCookie(headers, lost)).toBe(false)
    expect(headers.getSetCookie()).toEqual(['latchkey-id-token=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0'])
  }
})

test('the limit is of the whole cookie, to the byte (fault 30)', () => {
  const longest = 3_800 - 'latchkey-id-token=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600'.length
  const ofLength = (length: number) => `a.${'b'.repeat(length - 4)}.c`
  expect(setIdentityCookie(new Headers(), ofLength(longest))).toBe(true)
  expect(setIdentityCookie(new Headers(), ofLength(longest + 1))).toBe(false)
  expect(setIdentityCookie(new Headers(), ofLength(longest), { domain: 'app.example' })).toBe(false)
})

test.each(['app.example; HttpOnly', 'app.example\r\nx: y', ''])('a domain like %j is refused', (domain) => {
  expect(() => setIdentityCookie(new Headers(), token, { domain })).toThrow(
    expect.objectContaining({ code: 'config_invalid' }),
  )
})
