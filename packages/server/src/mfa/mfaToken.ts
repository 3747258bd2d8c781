import { fromBase64url, mfaHeader, toBase64url } from '@latchkey/core/wire'
import { utf8 } from '../bytes.ts'
import type { Server } from '../Server.ts'
import type { SignedIn } from '../tokens/SignedIn.ts'

/** Says that this session showed a second factor just now: `expiry.HMAC`. It is worth nothing without the session’s access token. */
export async function makeMfaToken(server: Server, session: SignedIn): Promise<string> {
  const expiresAt = server.now() + server.mfa.validFor * 1000
  const mac = await crypto.subtle.sign('HMAC', await server.keys.refresh(), signedPart(session, expiresAt))
  return `${expiresAt}.${toBase64url(new Uint8Array(mac))}`
}

/** Whether a request brings a token of this session that is still good. */
export async function hasMfaToken(server: Server, session: SignedIn, { headers }: Request): Promise<boolean> {
  const [, digits, mac] = spelling.exec(headers.get(mfaHeader) ?? '') ?? []
  const expiresAt = Number(digits)
  if (!mac || expiresAt <= server.now()) return false
  const key = await server.keys.refresh()
  return crypto.subtle.verify('HMAC', key, fromBase64url(mac), signedPart(session, expiresAt))
}

/** One token has one spelling: no bits beyond the 32 bytes of the HMAC. */
const spelling = /^([1-9]\d{0,15})\.([\w-]{42}[AEIMQUYcgkosw048])$/

const signedPart = ({ userId, sid }: SignedIn, expiresAt: number) =>
  utf8(`latchkey/mfa/v1\n${userId}\n${sid}\n${expiresAt}`)
