import { expect, test } from 'vitest'
import { offeredMethods } from './offeredMethods.ts'

const loginMethods = ['passkey', 'email', 'siwe', 'guest'] as const
const oauthProviders = ['google'] as const

test('providers come before a wallet, and are not there where the backend has none', () => {
  expect(offeredMethods({ loginMethods, oauthProviders })).toEqual(['passkey', 'email', 'oauth', 'siwe', 'guest'])
  expect(offeredMethods({ loginMethods: ['email'], oauthProviders })).toEqual(['email', 'oauth'])
  expect(offeredMethods({ loginMethods: [], oauthProviders })).toEqual(['oauth'])
  expect(offeredMethods({ loginMethods })).toEqual(loginMethods)
})

test('the app’s order counts, among what there is', () => {
  expect(offeredMethods({ loginMethods, oauthProviders }, ['guest', 'oauth'])).toEqual(['guest', 'oauth'])
  expect(offeredMethods({ loginMethods: ['email'] }, ['guest', 'oauth', 'email'])).toEqual(['email'])
})
