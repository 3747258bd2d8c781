import { expect, test } from 'vitest'
import { readConsent, readWallet, toQuestion } from './PrivyQuestion.ts'

const question = { id: 'id-1', event: 'privy:iframe:ready', data: {} }

test('a question comes as an object from the one SDK, and as a text from the other', () => {
  expect(toQuestion(question)).toEqual(question)
  expect(toQuestion(JSON.stringify(question))).toEqual(question)
})

test.each([
  undefined,
  null,
  7,
  '',
  '{',
  '[]',
  { latchkey: 'vault' },
  { ...question, id: 1 },
  { ...question, event: 'metamask:ready' },
  { ...question, event: { startsWith: () => true } },
  '{"id":"x","event":"privy:x","__proto__":{}}',
])('%j is no question, and nobody hears of it', (message) => {
  expect(toQuestion(message)).toBeUndefined()
})

const consent = { accessToken: 'a.b.c', delegatedWallets: [{ address: '0x1', chainType: 'ethereum', walletIndex: 0 }] }

test('a consent names whose wallets are meant', () => {
  expect(readConsent(consent)).toMatchObject(consent)
  expect(readWallet({ accessToken: 'a', entropyId: '0x1' })).toEqual({ accessToken: 'a', entropyId: '0x1' })
})

test.each([
  ['', undefined],
  ['accessToken', { ...consent, accessToken: undefined }],
  ['delegatedWallets', { ...consent, delegatedWallets: '0x1' }],
  ['delegatedWallets.0.address', { ...consent, delegatedWallets: [{ chainType: 'ethereum' }] }],
  ['delegatedWallets.0.chainType', { ...consent, delegatedWallets: [{ address: '0x1', chainType: 'tron' }] }],
])('what is wrong with a consent is said by its path: %s', (path, data) => {
  expect(() => readConsent(data)).toThrow(expect.objectContaining({ code: 'wire_invalid', path }))
})
