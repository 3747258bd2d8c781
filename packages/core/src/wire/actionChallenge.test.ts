import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { actionChallenge, sealAad } from './actionChallenge.ts'

const request = {
  nonce: new Uint8Array(32).fill(7),
  method: 'POST',
  path: '/delegations/complete',
  body: '{"grant":{"v":1},"pk":"AA"}',
}
const sha256 = (...parts: (string | Uint8Array)[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return new Uint8Array(hash.digest())
}

test('is computed as it is written down', async () => {
  const bodySha256 = Buffer.from(sha256(request.body)).toString('hex')
  // RFC 8785: names in order, no spaces.
  const canonical = `{"bodySha256":"${bodySha256}","method":"POST","path":"/delegations/complete"}`
  const { challenge, actionHash } = await actionChallenge(request)
  expect(actionHash).toEqual(sha256(canonical))
  expect(challenge).toEqual(sha256('latchkey/action/v1\0', request.nonce, sha256(canonical)))
  const clientData = new Uint8Array([1, 2, 3])
  expect(await sealAad(actionHash, clientData)).toEqual(sha256(actionHash, clientData))
})

test.each([
  ['nonce', { nonce: new Uint8Array(32).fill(8) }],
  ['method', { method: 'PUT' }],
  ['path', { path: '/wallets/revoke' }],
  ['one byte of the body', { body: '{"grant":{"v":1},"pk":"AB"}' }],
])('another %s is another challenge (fault 55)', async (_, change) => {
  const { challenge } = await actionChallenge(request)
  expect((await actionChallenge({ ...request, ...change })).challenge).not.toEqual(challenge)
})
