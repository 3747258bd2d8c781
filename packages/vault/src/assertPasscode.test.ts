import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assertPasscode, estimatePasscode } from './assertPasscode.ts'

test.each([
  ['', 'too_short'],
  ['abc123XYZ', 'too_short'],
  ['👩🏽‍🚀', 'too_short'],
  ['1234567890', 'only_digits'],
  ['2024-12-25 10:30', 'only_digits'],
  ['٠١٢٣٤٥٦٧٨٩', 'only_digits'],
  ['aaaaaaaaaa', 'repeated'],
  ['abababababab', 'repeated'],
  ['abcdeabcde', 'repeated'],
  ['passwpasswpa', 'repeated'],
  ['abcdefghijkl', 'repeated'],
  ['zyxwvutsrq', 'repeated'],
  ['plum sofa kettle', 'good'],
  ['Tr0ub4dor&3', 'good'],
] as const)('finds %j %s', (passcode, estimate) => {
  expect(estimatePasscode(passcode)).toBe(estimate)
})

test('refuses with what is wrong and what would do, without repeating the passcode', () => {
  expect(() => assertPasscode('hunter2')).toThrow(
    expect.objectContaining({
      code: 'passcode_too_weak',
      message:
        'The passcode is too short: it needs at least 10 characters. Four words that do not belong together will do.',
    }),
  )
})

test('takes no number for a passcode, however long', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n }), (number) => {
      expect(() => assertPasscode(String(number))).toThrow(expect.objectContaining({ code: 'passcode_too_weak' }))
    }),
  )
})
