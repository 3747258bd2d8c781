import { fromBase64url } from '@latchkey/core/wire'
import { p256 } from '@noble/curves/nist'
import { base64, hex } from '@scure/base'
import { DfnsHttpError } from './DfnsHttpError.ts'
import { textOf, type Body } from './readBody.ts'
import type { DfnsCredential } from './World.ts'

/** Checks a new key (P-256). It signs its own public key together with the challenge. Gives what of it is kept. */
export async function verifyKeyAttestation(
  challenge: string,
  info: Body,
): Promise<Pick<DfnsCredential, 'credentialId' | 'publicKey' | 'counter' | 'origin'>> {
  const clientData = bytesOf(info, 'clientData')
  assertClientData(clientData, 'key.create', challenge)
  const { publicKey, signature } = readJson(bytesOf(info, 'attestationData'))
  if (typeof publicKey !== 'string' || typeof signature !== 'string') throw refused()
  const clientDataHash = hex.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', clientData)))
  const signed = new TextEncoder().encode(JSON.stringify({ clientDataHash, publicKey }))
  await assertSigned(
    publicKey,
    signed,
    attempt(() => hex.decode(signature)),
  )
  return { credentialId: textOf(info, 'credId'), publicKey, counter: 0, origin: '' }
}

/** Checks what a key signed: the client data themselves, in which the challenge stands. */
export async function verifyKeyAssertion(
  credential: DfnsCredential,
  challenge: string,
  assertion: Body,
): Promise<void> {
  const clientData = bytesOf(assertion, 'clientData')
  assertClientData(clientData, 'key.get', challenge)
  await assertSigned(credential.publicKey, clientData, bytesOf(assertion, 'signature'))
}

function assertClientData(bytes: Uint8Array<ArrayBuffer>, type: string, challenge: string) {
  const client = readJson(bytes)
  if (client['type'] !== type || client['challenge'] !== challenge) throw refused()
}

async function assertSigned(pem: string, message: Uint8Array, signature: Uint8Array) {
  const point = await publicPoint(pem)
  const holds = attempt(() => p256.verify(signature, message, point, { prehash: true, lowS: false }))
  if (!holds) throw refused()
}

async function publicPoint(pem: string): Promise<Uint8Array> {
  try {
    const der = new Uint8Array(base64.decode(pem.replace(/-----[A-Z ]+-----|\s/g, '')))
    const key = await crypto.subtle.importKey('spki', der, { name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify'])
    return new Uint8Array(await crypto.subtle.exportKey('raw', key))
  } catch {
    throw new DfnsHttpError(400, 'The simulator takes keys on P-256 only.')
  }
}

const bytesOf = (body: Body, name: string) => attempt(() => fromBase64url(textOf(body, name)))

function readJson(bytes: Uint8Array): Body {
  const value: unknown = attempt(() => JSON.parse(new TextDecoder().decode(bytes)))
  if (typeof value === 'object' && value !== null) return value as Body
  throw refused()
}

function attempt<value>(read: () => value): value {
  try {
    return read()
  } catch {
    throw refused()
  }
}

const refused = () => new DfnsHttpError(401, 'The key’s signature does not hold.')
