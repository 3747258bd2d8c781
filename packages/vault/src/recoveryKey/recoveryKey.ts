import { toBase64url } from '@latchkey/core/wire'
import { p256 } from '@noble/curves/nist'
import { base64 } from '@scure/base'
import { assertPasscode } from '../assertPasscode.ts'
import { closeRecoveryKey, openRecoveryBlob } from './recoveryBlob.ts'

/** A new recovery key as a wallet service registers it: its public half, proven, and its private half, which the passcode opens. */
export interface NewRecoveryKey {
  /** base64url, as the following ones. */
  credentialId: string
  clientData: string
  attestationData: string
  encryptedPrivateKey: string
}

/** What a recovery key signed. base64url. */
export interface RecoverySignature {
  clientData: string
  signature: string
}

/** Makes a recovery key (P-256) over a challenge. It is nowhere readable from then on but behind the passcode. */
export async function makeRecoveryKey({
  passcode,
  challenge,
}: {
  passcode: string
  challenge: string
}): Promise<NewRecoveryKey> {
  assertPasscode(passcode)
  const credentialId = toBase64url(crypto.getRandomValues(new Uint8Array(32)))
  const keys = await crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify'])
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey))
  try {
    const encryptedPrivateKey = await closeRecoveryKey(pkcs8, { passcode, credentialId })
    const publicKey = pem(new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey)))
    const clientData = clientDataOf('key.create', challenge)
    const clientDataHash = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', clientData)))
    // The order of the members is part of what is signed.
    const signature = hex(await sign(keys.privateKey, utf8(JSON.stringify({ clientDataHash, publicKey }))))
    return {
      credentialId,
      clientData: toBase64url(clientData),
      attestationData: toBase64url(utf8(JSON.stringify({ publicKey, signature }))),
      encryptedPrivateKey,
    }
  } finally {
    pkcs8.fill(0)
  }
}

/** Opens a recovery key for one signature. Refuses with `passcode_incorrect` before anything is signed. */
export async function openRecoveryKey({
  passcode,
  credentialId,
  encryptedPrivateKey,
}: {
  passcode: string
  credentialId: string
  encryptedPrivateKey: string
}): Promise<{ sign: (challenge: string) => Promise<RecoverySignature> }> {
  const pkcs8 = await openRecoveryBlob(encryptedPrivateKey, { passcode, credentialId })
  try {
    const key = await crypto.subtle.importKey('pkcs8', pkcs8, ecdsa, false, ['sign'])
    return {
      async sign(challenge) {
        const clientData = clientDataOf('key.get', challenge)
        return { clientData: toBase64url(clientData), signature: toBase64url(await sign(key, clientData)) }
      },
    }
  } finally {
    pkcs8.fill(0)
  }
}

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' }
const utf8 = (text: string) => new TextEncoder().encode(text)
const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

const clientDataOf = (type: 'key.create' | 'key.get', challenge: string) =>
  utf8(JSON.stringify({ type, challenge, origin: globalThis.location?.origin ?? '', crossOrigin: false }))

/** DER, as wallet services take it; the browser gives the two numbers alone. */
async function sign(key: CryptoKey, message: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const bytes = new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, message))
  return p256.Signature.fromCompact(bytes).toDERRawBytes()
}

function pem(der: Uint8Array): string {
  const lines = base64.encode(der).match(/.{1,64}/g)!
  return ['-----BEGIN PUBLIC KEY-----', ...lines, '-----END PUBLIC KEY-----', ''].join('\n')
}
