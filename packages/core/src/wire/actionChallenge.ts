import canonicalize from 'canonicalize'

/**
 * The WebAuthn challenge that signs one request: SHA-256("latchkey/action/v1\0" ‖ nonce ‖ SHA-256(JCS{method, path, bodySha256})).
 * Both ends compute it from their own copy of the request, so neither can be made to sign or accept another.
 */
export async function actionChallenge({ nonce, method, path, body }: SignedRequest) {
  const bodySha256 = toHex(await sha256(encoder.encode(body)))
  const actionHash = await sha256(encoder.encode(canonicalize({ method, path, bodySha256 })))
  const domain = encoder.encode('latchkey/action/v1\0')
  return { challenge: await sha256(concat(domain, nonce, actionHash)), actionHash }
}

interface SignedRequest {
  /** 32 bytes, from the server. */
  nonce: Uint8Array<ArrayBuffer>
  method: string
  /** Without the version prefix, for example `/delegations/complete`. */
  path: string
  /** The exact text that was consented to. */
  body: string
}

/** What a sealed key is bound to: SHA-256(actionHash ‖ clientDataJSON). */
export const sealAad = (actionHash: Uint8Array<ArrayBuffer>, clientDataJson: Uint8Array<ArrayBuffer>) =>
  sha256(concat(actionHash, clientDataJson))

const encoder = new TextEncoder()
const sha256 = async (bytes: Uint8Array<ArrayBuffer>) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
const toHex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const concat = (...parts: Uint8Array[]) => new Uint8Array(parts.flatMap((part) => [...part]))
