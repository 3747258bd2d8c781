import fc from 'fast-check'
import { expect, test } from 'vitest'
import { refusal } from './refusal.ts'

const refuse = (status: number, headers: Record<string, string> = {}, text = '', ahead = 0) =>
  refusal(new Response(null, { status, headers }), text, { verb: 'refreshUser', ahead })
const secondsAhead = (moment: Date | undefined) => Math.round((moment!.getTime() - Date.now()) / 1000)

test('keeps the server’s own code and words', () => {
  const error = refuse(409, {}, '{"error":"The index is taken.","code":"wallet_index_conflict","retryable":false}')
  expect(error).toMatchObject({ code: 'wallet_index_conflict', message: 'The index is taken.', retryable: false })
})

test('reads Retry-After in seconds and as a date, by the server’s clock (fault 13)', () => {
  expect(secondsAhead(refuse(429, { 'retry-after': '120' }).retryAt)).toBe(120)
  const hour = 3_600_000
  const date = new Date(Date.now() + hour + 90_000).toUTCString()
  expect(Math.abs(secondsAhead(refuse(503, { 'retry-after': date }, '', hour).retryAt) - 90)).toBeLessThanOrEqual(1)
})

test('whatever Retry-After says, the wait is none or at most an hour (fault 13)', () => {
  const value = fc.oneof(
    fc.integer().map(String),
    fc.bigInt().map(String),
    fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    fc.stringMatching(/^[ -~]*$/),
  )
  fc.assert(
    fc.property(value, fc.constantFrom(429, 503), (header, status) => {
      const { retryAt, retryable } = refuse(status, { 'retry-after': header })
      expect(retryable).toBe(true)
      if (retryAt) expect(secondsAhead(retryAt)).toBeGreaterThanOrEqual(0)
      if (retryAt) expect(secondsAhead(retryAt)).toBeLessThanOrEqual(3_600)
    }),
  )
})

test('a 404 that is not ours points at the url', () => {
  expect(refuse(404, {}, '<h1>Not Found</h1>')).toMatchObject({ code: 'backend_invalid', retryable: false })
  expect(refuse(404, {}, '<h1>Not Found</h1>').message).toContain('url')
})

test('a 401 that is not ours signs nobody out', () => {
  expect(refuse(401, { 'www-authenticate': 'Basic' }, 'Password?').code).toBe('backend_invalid')
})
