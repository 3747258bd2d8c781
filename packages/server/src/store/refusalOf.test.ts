import { expect, test } from 'vitest'
import { delegationRow, now } from './cases/rows.ts'
import { refusalOf } from './refusalOf.ts'

const row = delegationRow('somebody', { expiresAt: now + 1 })

test('lets an active one of the current epoch sign until it expires', () => {
  expect(refusalOf(row, 0, now)).toBeNull()
  expect(refusalOf(row, 0, now + 1)).toBe('expired')
})

test('refuses one of an older epoch, even where a restored backup calls it active', () => {
  expect(refusalOf(row, 1, now)).toBe('revoked')
})

test('refuses one that was ended, whatever else it is', () => {
  expect(refusalOf({ ...row, status: 'revoked', revokedBy: 'user' }, 0, now + 1)).toBe('revoked')
})

test('refuses one that lapsed even where the clock was set back', () => {
  expect(refusalOf({ ...row, status: 'revoked', revokedBy: null }, 0, now)).toBe('expired')
})

test('refuses one that is not there, and one whose person is not', () => {
  expect(refusalOf(undefined, undefined, now)).toBe('not_found')
  expect(refusalOf(row, undefined, now)).toBe('revoked')
})
