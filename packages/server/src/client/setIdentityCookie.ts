import { identityCookie } from '../tokens/identityCookie.ts'

/** Where headers of an answer are written: fetch's Headers, or Node's response. */
export type HeaderSink =
  { append(name: string, value: string): unknown } | { appendHeader(name: string, value: string): unknown }

/**
 * Sets the cookie that carries the identity token (Secure, HttpOnly, SameSite=Lax); null, or a token that no browser would keep, clears it.
 * False: it was cleared, so the page sends the token as a header, or the person is read by their id.
 */
export function setIdentityCookie(
  headers: HeaderSink,
  token: string | null,
  options: { /** Default: this host only. */ domain?: string } = {},
): boolean {
  const { stored, setCookie } = identityCookie(token, options)
  if ('appendHeader' in headers) headers.appendHeader('set-cookie', setCookie)
  else headers.append('set-cookie', setCookie)
  return stored
}
