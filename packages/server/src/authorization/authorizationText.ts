import { canonicalJson } from '../bytes.ts'

/** What an authorization key signs of a request. */
export interface AuthorizationPayload {
  method: string
  /** The whole address, as the caller wrote it. */
  url: string
  /** The JSON that is sent; an empty text where nothing is. */
  body: unknown
  appId: string
  idempotencyKey?: string | undefined
  /** Milliseconds since 1970, as sent. */
  expiry?: string | undefined
}

/** The text that is signed: Privy's form, as canonical JSON (RFC 8785). */
export function authorizationText({ method, url, body, appId, idempotencyKey, expiry }: AuthorizationPayload): string {
  const headers = {
    'privy-app-id': appId,
    ...(idempotencyKey !== undefined && { [idempotencyHeader]: idempotencyKey }),
    ...(expiry !== undefined && { [expiryHeader]: expiry }),
  }
  return canonicalJson({ version: 1, method, url, body, headers })
}

export const signatureHeader = 'privy-authorization-signature'
export const expiryHeader = 'privy-request-expiry'
const idempotencyHeader = 'privy-idempotency-key'
