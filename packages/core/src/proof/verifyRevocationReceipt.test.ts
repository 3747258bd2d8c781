import { expect, test } from 'vitest'
import { toBase64url } from '../base64url.ts'
import type { RevocationReceipt } from '../types/RevocationReceipt.ts'
import { revocationReceiptText } from '../wire/signedTexts.ts'
import { verifyRevocationReceipt } from './verifyRevocationReceipt.ts'
import type { IdentityKey } from './verifySignature.ts'

const es256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const pair = await crypto.subtle.generateKey(es256, true, ['sign', 'verify'])
const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
const key = { kty, crv, x, y } as IdentityKey
const utf8 = (text: string) => new TextEncoder().encode(text)
const digest = await crypto.subtle.digest('SHA-256', utf8(JSON.stringify({ crv, kty, x, y })))
const kid = toBase64url(new Uint8Array(digest))

const said: RevocationReceipt = {
  v: 1,
  type: 'revocation',
  appId: 'latchkey-test-app-0000000',
  userId: 'did:latchkey:ada',
  epoch: 3,
  revoked: ['one', 'two'],
  audit: { seq: 7, hash: 'AAAA' },
  time: 1_795_251_600_000,
}

async function sign(text: string) {
  const signature = await crypto.subtle.sign(es256, pair.privateKey, utf8(text))
  return { text, signature: toBase64url(new Uint8Array(signature)), kid }
}

test('says what the server said, by a key that was kept beside it', async () => {
  expect(await verifyRevocationReceipt(await sign(revocationReceiptText(said)), [key])).toEqual(said)
})

const genuine = await sign(revocationReceiptText(said))

test.each([
  ['a word of it was changed', { ...genuine, text: genuine.text.replace('one', 'six') }, [key]],
  ['the signature is none', { ...genuine, signature: '?' }, [key]],
  ['no key is at hand', genuine, []],
  ['the key is another', genuine, [{ ...key, x: key.y } as IdentityKey]],
  ['it is about something else', await sign(revocationReceiptText({ ...said, type: 'offer' } as never)), [key]],
  ['it is of a version to come', await sign(revocationReceiptText({ ...said, v: 2 } as never)), [key]],
  ['it could be read in two ways', await sign(JSON.stringify(said)), [key]],
])('proves nothing where %s', async (_, receipt, keys) => {
  await expect(verifyRevocationReceipt(receipt, keys)).rejects.toMatchObject({ code: 'receipt_invalid' })
})
