import {
  authorizationText,
  expiryHeader,
  signatureHeader,
  type AuthorizationPayload,
} from '../authorization/authorizationText.ts'
import { importPrivateKey } from '../authorization/authorizationKey.ts'
import { toDer } from '../authorization/derSignature.ts'
import { utf8 } from '../bytes.ts'
import { once } from '../once.ts'

/** A request as it is sent. */
type Signing = Omit<AuthorizationPayload, 'body' | 'expiry'> & { body: string | undefined }

/** Signs requests with an authorization key: gives the headers that say so, good for a quarter of an hour. */
export function requestSigner(privateKey: string) {
  const key = once(() => importPrivateKey(privateKey))
  return async ({ body: sent, ...request }: Signing): Promise<Record<string, string>> => {
    const body: unknown = sent === undefined ? '' : JSON.parse(sent)
    const expiry = String(Date.now() + lifetime)
    const text = utf8(authorizationText({ ...request, body, expiry }))
    const made = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, await key(), text)
    const signature = await toDer(new Uint8Array(made))
    return { [expiryHeader]: expiry, [signatureHeader]: btoa(String.fromCharCode(...signature)) }
  }
}

const lifetime = 900_000
