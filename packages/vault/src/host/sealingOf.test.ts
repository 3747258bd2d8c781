import { expect, test } from 'vitest'
import { sealingOf } from './sealingOf.ts'

const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const clientDataJson = 'e30'

test('a key is sealed to whom the person’s passkey signed for', async () => {
  const signed = `{"grant":{"address":"${address}"},"pk":"AQID"}`
  const { recipient, aad } = await sealingOf({ signed, clientDataJson, address })
  expect(recipient).toEqual(Uint8Array.of(1, 2, 3))
  expect(aad).toHaveLength(32)
})

test.each([
  ['for another wallet', '{"grant":{"address":"0x01"},"pk":"AQID"}'],
  ['for nobody', `{"grant":{"address":"${address}"}}`],
  ['that can be read in two ways', `{"grant":{"address":"${address}"},"pk":"AQID","pk":"BAUG"}`],
  ['that is no JSON', 'anything'],
])('what was signed %s has no key sealed', async (_what, signed) => {
  const refused = sealingOf({ signed, clientDataJson, address })
  await expect(refused).rejects.toMatchObject({ code: 'delegation_grant_mismatch' })
})
