import 'fake-indexeddb/auto'
import { toBase64url } from '@latchkey/core/wire'
import { expect, test } from 'vitest'
import vectors from '../../vectors/webauthn.json' with { type: 'json' }
import { createServer } from '../createServer.ts'
import { kekFromBytes } from '../kek.ts'
import { indexedDbStore } from '../store/indexedDb/index.ts'
import { appId, appSecret } from '../testServer.test.kit.ts'
import { verifyAssertion } from './verifyAssertion.ts'
import { verifyRegistration } from './verifyRegistration.ts'

const server = createServer({
  store: await indexedDbStore({ name: crypto.randomUUID() }),
  kek: await kekFromBytes('test', new Uint8Array(32).fill(7)),
  origins: ['https://example.org'],
  rpId: 'example.org',
  appId,
  appSecret,
})

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))
const base64url = (hex: string) => toBase64url(bytes(hex))
const challengeOf = (clientDataJSON: string) => (JSON.parse(clientDataJSON) as { challenge: string }).challenge

/** What is said of each; the specification’s own do not ask for the person to be verified, which is always asked here. */
const refusals: Record<string, object> = {
  'not verified': { code: 'user_verification_missing' },
  'foreign frame': { code: 'passkey_invalid', message: expect.stringContaining('a frame of another site') },
}

test.each(vectors.registrations)('a new passkey of WebAuthn §16 is $outcome: $name', async (vector) => {
  const { credentialId, clientDataJSON, attestationObject, outcome } = vector
  const [id, challenge] = [base64url(credentialId), challengeOf(clientDataJSON)]
  const data = { userId: 'did:latchkey:ada' }
  const ticket = { kind: 'passkey-register' as const, id: challenge, userId: null, data }
  await server.store.tickets.put({ ...ticket, expiresAt: Date.now() + 60_000 })
  const response = {
    clientDataJSON: toBase64url(new TextEncoder().encode(clientDataJSON)),
    attestationObject: base64url(attestationObject),
  }
  const answer = { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} }
  const verifying = verifyRegistration(server, 'passkey-register', answer as unknown as RegistrationResponseJSON)
  if (outcome !== 'taken') await expect(verifying).rejects.toMatchObject(refusals[outcome]!)
  else expect(await verifying).toMatchObject({ credential: { id, counter: 0, ...data } })
})

const ask = (vector: (typeof vectors.assertions)[number], signature = bytes(vector.signature)) => {
  const { credentialId, publicKey, clientDataJSON, authenticatorData } = vector
  const id = base64url(credentialId)
  const response = {
    clientDataJSON: toBase64url(new TextEncoder().encode(clientDataJSON)),
    authenticatorData: base64url(authenticatorData),
    signature: toBase64url(signature),
  }
  return verifyAssertion(server, {
    assertion: { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} } as never,
    credential: { id, publicKey: bytes(publicKey), counter: 0, userId: 'did:latchkey:ada' } as never,
    challenge: challengeOf(clientDataJSON),
    code: 'passkey_invalid',
  })
}

test.each(vectors.assertions)('a passkey’s answer of WebAuthn §16 is $outcome: $name', async (vector) => {
  const { outcome } = vector
  if (outcome === 'taken') await ask(vector)
  else await expect(ask(vector)).rejects.toMatchObject(refusals[outcome]!)
})

test.each(vectors.assertions)('the same with a signature of other bytes is refused as that: $name', async (vector) => {
  const changed = bytes(vector.signature)
  changed[changed.length - 1]! ^= 1
  await expect(ask(vector, changed)).rejects.toMatchObject({ code: 'passkey_invalid' })
})
