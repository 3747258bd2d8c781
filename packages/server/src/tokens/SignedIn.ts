import type { Claims } from './readClaims.ts'
import { wrongToken } from './tokenRefusal.ts'

/** Who an access token speaks for. */
export interface SignedIn {
  userId: string
  /** The session; it must still live for the token to count. */
  sid: string
}

/** Whom and which session an access token's claims name. */
export function toSignedIn({ sub, sid, linked_accounts }: Claims): SignedIn {
  if (linked_accounts !== undefined || typeof sid !== 'string' || sid === '')
    throw wrongToken(
      'This is not an access token. An identity token describes a person; send the access token (getAccessToken()).',
    )
  return { userId: sub, sid }
}
