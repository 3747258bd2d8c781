import { claimAad, claimInfo, fromBase64url, toBase64url } from '@latchkey/core/wire'
import { expect, test } from 'vitest'
import { makeClaimKey } from './makeClaimKey.ts'
import { suite } from './suite.ts'

const userId = 'did:latchkey:ada'
const entropy = new Uint8Array(16).fill(9)

/** As the server does it. */
async function seal(
  recipient: string,
  {
    to = userId,
    info = claimInfo,
    secret = entropy as Uint8Array,
  }: { to?: string; info?: string; secret?: Uint8Array } = {},
) {
  const { encapsulatedSecret, ciphertext } = await suite.Seal(
    await suite.DeserializePublicKey(fromBase64url(recipient)),
    secret,
    { info: new TextEncoder().encode(info), aad: claimAad(to, recipient) },
  )
  return { enc: toBase64url(encapsulatedSecret), ct: toBase64url(ciphertext) }
}

test('opens what was sealed to it', async () => {
  const key = await makeClaimKey(userId)
  expect(await key.open(await seal(key.publicKey))).toEqual(entropy)
})

test('opens nothing that was sealed to somebody else, to another key, for another purpose, or that is no entropy', async () => {
  const key = await makeClaimKey(userId)
  const wrong = [
    seal(key.publicKey, { to: 'did:latchkey:eve' }),
    seal((await makeClaimKey(userId)).publicKey),
    seal(key.publicKey, { info: 'latchkey/delegation/v1' }),
    seal(key.publicKey, { secret: new Uint8Array(32) }),
    { enc: '', ct: '' },
  ]
  for (const sealed of wrong) await expect(key.open(await sealed)).rejects.toMatchObject({ code: 'vault_corrupt' })
})
