import { LatchkeyError } from '@latchkey/core'
import { parseJson } from '@latchkey/core/wire'
import { utf8 } from '../bytes.ts'
import { idempotencyKeyOf } from '../http/idempotency.ts'
import type { ReadCall } from '../http/route.ts'
import { authorizationText, expiryHeader, signatureHeader } from './authorizationText.ts'
import { fromDer } from './derSignature.ts'

/**
 * Where the app has registered authorization keys: refuses a request that none of them signed as it stands. The app's secret alone
 * then signs nothing, and nothing that was signed can be changed or sent after its expiry.
 */
export async function assertAuthorized({ server, request, bytes }: ReadCall): Promise<void> {
  if (!server.authorizationKeys) return
  const signatures = await readSignatures(request)
  const expiry = readExpiry(request, server.now())
  const { appId, maxBody } = server
  const idempotencyKey = idempotencyKeyOf(request) ?? undefined
  const { method } = request
  const keys = await server.authorizationKeys()
  for (const url of addressesOf(request))
    for (const body of bodiesOf(bytes, maxBody)) {
      const text = utf8(authorizationText({ method, url, body, appId, idempotencyKey, expiry }))
      for (const key of keys)
        for (const signature of signatures)
          if (await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, text)) return
    }
  throw refused(
    'no registered key made it over this request: its method, address, body, app id, idempotency key and expiry. Sign what is sent, for the address that the server is asked at',
  )
}

const mostSignatures = 8

async function readSignatures({ headers }: Request): Promise<Uint8Array<ArrayBuffer>[]> {
  const given = (headers.get(signatureHeader) ?? '').split(',').flatMap((text) => text.trim() || [])
  if (given.length === 0) throw refused(`it is missing. Sign the request, and send it as ${signatureHeader}`)
  if (given.length > mostSignatures) throw refused(`there are more than ${mostSignatures}`)
  const read = await Promise.all(given.map(async (text) => fromDer(readBase64(text))))
  return read.flatMap((signature) => signature ?? [])
}

function readExpiry({ headers }: Request, now: number): string | undefined {
  const expiry = headers.get(expiryHeader) ?? undefined
  if (expiry === undefined) return undefined
  if (!/^[1-9]\d{0,15}$/.test(expiry)) throw refused(`${expiryHeader} should be milliseconds since 1970`)
  if (now < Number(expiry)) return expiry
  throw new LatchkeyError(
    'authorization_signature_expired',
    `This request was to be done before ${new Date(Number(expiry)).toISOString()}, so it was not. Look at the clock of who signs, and sign it anew.`,
  )
}

/** As it arrived, and as it was sent where a proxy in front took TLS off. */
function addressesOf({ url }: Request): string[] {
  const rest = url.replace(/^https?:/, '')
  return url.startsWith('https:') ? [`https:${rest}`] : [`http:${rest}`, `https:${rest}`]
}

/** An empty object is signed as such by some of Privy's clients, and as an empty text by others. */
function bodiesOf(bytes: Uint8Array, maxText: number): unknown[] {
  if (bytes.length === 0) return ['']
  const body = parseJson(new TextDecoder().decode(bytes), { maxText })
  const isEmpty = typeof body === 'object' && body !== null && Object.keys(body).length === 0
  return isEmpty ? [body, ''] : [body]
}

function readBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  } catch {
    return new Uint8Array()
  }
}

const refused = (why: string) =>
  new LatchkeyError(
    'authorization_signature_invalid',
    `Nothing was done: the app has an authorization key, and its signature of this request does not hold: ${why}.`,
  )
