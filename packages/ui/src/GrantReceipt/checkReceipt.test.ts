import { ada } from '@latchkey/core/fake'
import { expect, test, vi } from 'vitest'
import { checkReceipt } from './checkReceipt.ts'
import { adasReceipt, forgedReceipt, serverKey, somebodysReceipt } from './receipts.stories.kit.ts'

const check = (given: Partial<Parameters<typeof checkReceipt>[0]>) =>
  checkReceipt({ receipt: adasReceipt, identityKeys: [serverKey], userId: ada.id, ...given })

test('is verified where a key at hand signed it, for this person or for whoever holds it', async () => {
  expect(await check({})).toMatchObject({ status: 'verified', digest: expect.stringMatching(/^[0-9a-f]{64}$/) })
  expect(await check({ userId: undefined })).toMatchObject({ status: 'verified' })
})

test('no word of it can be changed, and none of somebody else’s counts', async () => {
  expect(await check({ receipt: forgedReceipt })).toMatchObject({ status: 'invalid' })
  expect(await check({ receipt: { ...adasReceipt, signature: 'AAAA' } })).toMatchObject({ status: 'invalid' })
  expect(await check({ receipt: somebodysReceipt })).toMatchObject({ status: 'otherPerson' })
})

test('claims nothing where there is no key, or no way to check', async () => {
  expect(await check({ identityKeys: [] })).toMatchObject({ status: 'unchecked' })
  vi.stubGlobal('crypto', {})
  expect(await check({})).toEqual({ status: 'unchecked' })
  vi.unstubAllGlobals()
})

test.each(['', 'null', '{"type":"revocation"}', adasReceipt.text.replace('"time":17', '"time":1e99')])(
  '%j is no receipt, with and without a key',
  async (text) => {
    expect(await check({ receipt: { ...adasReceipt, text } })).toMatchObject({ status: 'invalid' })
    expect(await check({ receipt: { ...adasReceipt, text }, identityKeys: [] })).toMatchObject({ status: 'invalid' })
  },
)
