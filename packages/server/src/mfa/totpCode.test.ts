import { expect, test } from 'vitest'
import { stepAt, stepOf, totpCode } from './totpCode.ts'

const secret = new TextEncoder().encode('12345678901234567890')

// RFC 6238, appendix B, SHA-1. It prints eight digits; six are the last six of them.
test.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('at %i s the code is the RFC’s', async (seconds, code) => {
  expect(await totpCode(secret, stepAt(seconds * 1000))).toBe(code.slice(2))
})

// RFC 4226, appendix D.
test('the first ten counters give the codes of the RFC', async () => {
  const codes = await Promise.all(Array.from({ length: 10 }, (_, step) => totpCode(secret, step)))
  expect(codes.join(' ')).toBe('755224 287082 359152 969429 338314 254676 287922 162583 399871 520489')
})

test('a clock may be one step off, either way, and no more', async () => {
  const now = 1_234_567_890_000
  const found = [-2, -1, 0, 1, 2].map(async (skew) => stepOf(secret, await totpCode(secret, stepAt(now) + skew), now))
  expect((await Promise.all(found)).map((step) => step && step - stepAt(now))).toEqual([undefined, -1, 0, 1, undefined])
})
