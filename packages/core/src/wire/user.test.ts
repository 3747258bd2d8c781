import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../../tests/setup/runs.ts'
import { strangers, wireUser } from '../../../../tests/setup/wireAccounts.ts'
import { ada, adaDelegated } from '../backend/fakePeople.ts'
import { WireInvalidError } from '../errors/wire.ts'
import { user } from './user.ts'

const wire = (change: object = {}) => ({
  id: 'did:latchkey:1',
  created_at: 1_600_000_000,
  linked_accounts: [],
  ...change,
})

test('a person comes back as they went, with members that nobody knows yet', () => {
  fc.assert(
    fc.property(wireUser, strangers, (known, unknown) => {
      const person = { ...unknown, ...known }
      expect(user.encode(user.decode(person))).toEqual(person)
    }),
  )
})

test('the fixtures go there and back', () => {
  for (const person of [ada, adaDelegated]) expect(user.decode(user.encode(person))).toEqual(person)
})

test('what may be absent has its default, and times are Dates', () => {
  expect(user.decode(wire())).toEqual({
    id: 'did:latchkey:1',
    createdAt: new Date(1_600_000_000_000),
    linkedAccounts: [],
    mfaMethods: [],
    hasAcceptedTerms: false,
    isGuest: false,
  })
})

test('shortcuts are derived: one that is sent is neither believed nor sent on', () => {
  const accounts = [{ type: 'email', address: 'ada@example.com', verified_at: 1 }]
  const person = user.decode(wire({ linked_accounts: accounts, email: { address: 'mallory@example.com' }, wallet: {} }))
  expect(person.email).toEqual({ address: 'ada@example.com' })
  expect(person.wallet).toBeUndefined()
  expect(user.encode(person)).not.toHaveProperty('email')
})

test('members in our own spelling do not replace what was checked', () => {
  const person = user.decode(wire({ linkedAccounts: 'none', createdAt: 'long ago', isGuest: 'maybe' }))
  expect(person).toMatchObject({ linkedAccounts: [], createdAt: new Date(1_600_000_000_000), isGuest: false })
})

test('an error deep inside carries the whole path', () => {
  const email = { type: 'email', address: 'a', verified_at: 1 }
  const accounts = [email, email, email, { ...email, address: 42 }]
  expect(() => user.decode(wire({ linked_accounts: accounts }))).toThrow(
    'linked_accounts.3.address: should be a string, found a number',
  )
  expect(() => user.decode(wire({ linked_accounts: accounts }), 'user')).toThrow('user.linked_accounts.3.address: ')
  expect(() => user.decode(wire({ mfa_methods: [{ type: 'totp' }, {}] }))).toThrow('mfa_methods.1.type: ')
  expect(() => user.decode(wire({ custom_metadata: { plan: ['pro'] } }))).toThrow('custom_metadata.plan: ')
  expect(() => user.decode(wire({ created_at: '2026' }))).toThrow('created_at: should be a number, found a string')
})

test('a name that somebody else chose does not fill the message', () => {
  const name = 'n'.repeat(50_000)
  expect(() => user.decode(wire({ custom_metadata: { [name]: null } }))).toThrow(/^.{1,300}$/)
})

test('whatever comes, it is a person or a typed error, and no object is polluted (fault 61)', () => {
  const hostile = fc.oneof(
    fc.anything(),
    fc.record({ id: fc.anything(), created_at: fc.anything(), linked_accounts: fc.anything() }),
    fc.dictionary(fc.constantFrom('__proto__', 'constructor', 'toString', 'custom_metadata'), fc.anything()).map(wire),
  )
  fc.assert(
    fc.property(hostile, (body) => {
      try {
        expect(user.decode(body).id).toBeTypeOf('string')
      } catch (error) {
        expect(error).toBeInstanceOf(WireInvalidError)
      }
      expect(Object.keys(Object.prototype)).toEqual([])
    }),
    { numRuns: runs(2_000) },
  )
  const spoofed = user.decode(wire(JSON.parse('{"__proto__":{"isAdmin":true}}') as object))
  expect(Object.getPrototypeOf(spoofed)).toBe(Object.prototype)
})
