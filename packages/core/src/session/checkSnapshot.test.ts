import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ada, adaDelegated, everyAccount, newcomer } from '../backend/fakePeople.ts'
import { BackendInvalidError } from '../errors/backend.ts'
import type { SessionSnapshot } from '../types/SessionSnapshot.ts'
import { checkSnapshot } from './checkSnapshot.ts'

const check = (answer: unknown) => checkSnapshot('hostile', 'restore', answer as SessionSnapshot)

test('gives the answer itself where its shape is right', () => {
  for (const user of [ada, adaDelegated, newcomer(), { ...ada, linkedAccounts: everyAccount }]) {
    const answer = { user, identityToken: null }
    expect(check(answer)).toBe(answer)
  }
})

const account = ada.linkedAccounts[2]!
test.each([
  [undefined, 'no user id'],
  [null, 'no user id'],
  ['signed in', 'no user id'],
  [{ user: null, identityToken: null }, 'no user id'],
  [{ user: { ...ada, id: '' }, identityToken: null }, 'no user id'],
  [{ user: { ...ada, id: 7 }, identityToken: null }, 'no user id'],
  [{ user: { ...ada, createdAt: '2026-01-01T00:00:00Z' }, identityToken: null }, 'a createdAt that is no Date'],
  [{ user: { ...ada, createdAt: new Date(NaN) }, identityToken: null }, 'a createdAt that is no Date'],
  [{ user: { ...ada, linkedAccounts: {} }, identityToken: null }, 'linked accounts of the wrong shape'],
  [{ user: { ...ada, linkedAccounts: [null] }, identityToken: null }, 'linked accounts of the wrong shape'],
  [{ user: { ...ada, linkedAccounts: [{ ...account, type: 1 }] }, identityToken: null }, 'linked accounts'],
  [{ user: { ...ada, linkedAccounts: [{ ...account, address: {} }] }, identityToken: null }, 'linked accounts'],
  [{ user: { ...ada, linkedAccounts: [{ ...account, verifiedAt: 'now' }] }, identityToken: null }, 'linked accounts'],
  [{ user: { ...ada, linkedAccounts: [{ ...account, firstVerifiedAt: 0 }] }, identityToken: null }, 'linked accounts'],
  [{ user: { ...ada, mfaMethods: undefined }, identityToken: null }, 'mfaMethods that are no list'],
  [{ user: ada }, 'an identity token that is no text'],
  [{ user: ada, identityToken: 7 }, 'an identity token that is no text'],
])('refuses a wrong shape, case %# (fault 20)', (answer, found) => {
  expect(() => check(answer)).toThrow(BackendInvalidError)
  expect(() => check(answer)).toThrow(`The backend "hostile" answered restore() with ${found}`)
})

test('whatever comes, it is typed (fault 20)', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.record({ user: fc.anything(), identityToken: fc.anything() })), (answer) => {
      expect(() => check(answer)).toThrow(BackendInvalidError)
    }),
  )
})
