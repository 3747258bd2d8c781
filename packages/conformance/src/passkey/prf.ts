import { fromBase64url, toBase64url } from '@latchkey/core/wire'

/** What a passkey's `prf` extension answers: HMAC-SHA256(secret, SHA-256("WebAuthn PRF" ‖ 0x00 ‖ input)), as CTAP's hmac-secret does. */
export async function evaluatePrf(
  secret: Uint8Array<ArrayBuffer>,
  { first, second }: AuthenticationExtensionsPRFValuesJSON,
): Promise<AuthenticationExtensionsPRFValuesJSON> {
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const evaluate = async (input: string) => {
    const salt = await crypto.subtle.digest('SHA-256', new Uint8Array([...prefix, ...fromBase64url(input)]))
    return toBase64url(new Uint8Array(await crypto.subtle.sign('HMAC', key, salt)))
  }
  return { first: await evaluate(first), ...(second !== undefined && { second: await evaluate(second) }) }
}

const prefix = new TextEncoder().encode('WebAuthn PRF\0')
