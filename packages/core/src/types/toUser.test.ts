import fc from 'fast-check'
import { expect, expectTypeOf, test } from 'vitest'
import { ada, everyAccount, fakeWallet } from '../backend/fakePeople.ts'
import type { LinkedAccount } from './LinkedAccount.ts'
import { toRecord, toUser } from './toUser.ts'
import type { User } from './User.ts'

const at = (ms: number | null) => ({
  verifiedAt: new Date(ms ?? 0),
  firstVerifiedAt: ms === null ? null : new Date(ms),
  latestVerifiedAt: null,
})
const email = (address: string, ms: number | null): LinkedAccount => ({ type: 'email', address, ...at(ms) })
const person = (linkedAccounts: LinkedAccount[]) => toUser({ ...toRecord(ada), linkedAccounts })

test('the shortcut is the earliest verified account of its kind, in whatever order they are listed', () => {
  expect(person([email('late@x', 9), email('early@x', 1), email('middle@x', 5)]).email).toEqual({ address: 'early@x' })
})

test('never verified counts as earliest of all, and of equals the first listed wins', () => {
  expect(person([email('dated@x', 1), email('undated@x', null)]).email?.address).toBe('undated@x')
  expect(person([email('one@x', 5), email('two@x', 5)]).email?.address).toBe('one@x')
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: -3, max: 3 })), { minLength: 1 }), (times) => {
      const accounts = times.map((ms, index) => email(`${index}@x`, ms))
      const earliest = Math.min(...times.map((ms) => ms ?? 0))
      expect(person(accounts).email?.address).toBe(`${times.findIndex((ms) => (ms ?? 0) === earliest)}@x`)
      expect(accounts).toEqual(times.map((ms, index) => email(`${index}@x`, ms)))
    }),
  )
})

test('a shortcut is a fresh object without type and times', () => {
  const wallet = fakeWallet()
  const user = person([wallet])
  const { type: _type, verifiedAt: _at, firstVerifiedAt: _first, latestVerifiedAt: _latest, ...fields } = wallet
  expect(user.wallet).toEqual(fields)
  expect(user.wallet).not.toBe(user.linkedAccounts[0])
})

test('each kind with a shortcut has it, and the others have none', () => {
  const user = person(everyAccount)
  const derived = Object.keys(user).filter((name) => !(name in toRecord(ada)))
  expect(derived.sort()).toEqual([
    'apple',
    'discord',
    'email',
    'farcaster',
    'github',
    'google',
    'instagram',
    'line',
    'linkedin',
    'phone',
    'smartWallet',
    'spotify',
    'telegram',
    'tiktok',
    'twitch',
    'twitter',
    'wallet',
  ])
})

test('of a person with shortcuts only the accounts count: none is stale, none is left over', () => {
  const changed = ada.linkedAccounts
    .filter(({ type }) => type !== 'email')
    .map((account) => (account.type === 'wallet' ? { ...account, delegated: true } : account))
  const user = toUser({ ...ada, linkedAccounts: changed })
  expect(user.wallet?.delegated).toBe(true)
  expect(user).not.toHaveProperty('email')
})

test('the shape is the one that React developers know', () => {
  expectTypeOf<Exclude<User['wallet'], undefined>>().toExtend<{
    address: string
    chainType: string
    walletClientType?: string
    connectorType?: string
    imported: boolean
    delegated: boolean
    walletIndex: number | null
  }>()
  expectTypeOf<keyof User>().toEqualTypeOf<
    | (
        | 'id'
        | 'createdAt'
        | 'linkedAccounts'
        | 'mfaMethods'
        | 'mfaVerifiedAt'
        | 'hasAcceptedTerms'
        | 'isGuest'
        | 'customMetadata'
      )
    | ('email' | 'phone' | 'wallet' | 'smartWallet' | 'google' | 'twitter' | 'discord' | 'github' | 'spotify')
    | ('instagram' | 'tiktok' | 'line' | 'twitch' | 'linkedin' | 'apple' | 'farcaster' | 'telegram')
  >()
  expectTypeOf<User['createdAt']>().toEqualTypeOf<Date>()
  expectTypeOf<User['mfaMethods'][number]>().toEqualTypeOf<'sms' | 'totp' | 'passkey'>()
  expectTypeOf<User['email']>().toEqualTypeOf<{ address: string } | undefined>()
  expectTypeOf<User['customMetadata']>().toEqualTypeOf<Record<string, string | number | boolean> | undefined>()
  expectTypeOf<Exclude<User['farcaster'], undefined>>().toExtend<{ fid: number | null; ownerAddress: string }>()
  expectTypeOf<LinkedAccount>().toExtend<{ firstVerifiedAt: Date | null; latestVerifiedAt: Date | null }>()
})
