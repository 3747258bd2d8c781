import { expect, test } from 'vitest'
import { normalisePhone } from './phone.ts'

test.each([
  ['+1 (415) 555-2671', '+14155552671', '+1 415 555 2671'],
  ['4155552671', '+14155552671', '+1 415 555 2671'],
  ['+44 20 7946 0958', '+442079460958', '+44 20 7946 0958'],
  ['+1 555 555 1234', '+15555551234', '+1 555 555 1234'],
])('%s is one phone, however it is typed', async (typed, key, number) => {
  expect(await normalisePhone(typed)).toEqual({ key, number })
})

test.each([
  '',
  'abc',
  '0',
  'call +1 415 555 2671 now',
  '+1 415 555 2671 ext. 5',
  '+999123456',
  `+1${' '.repeat(100)}4155552671`,
])('%j is no phone', async (typed) => {
  await expect(normalisePhone(typed)).rejects.toMatchObject({ code: 'wire_invalid', path: 'phoneNumber' })
})
