/** What sign-in messages of every chain say beside whose they are (EIP-4361). */
export interface SignInFields {
  domain?: string | undefined
  uri?: string | undefined
  issuedAt?: Date | undefined
  notBefore?: Date | undefined
  expirationTime?: Date | undefined
}

/** How long a nonce holds, milliseconds. */
export const nonceLifetime = 600_000

/** Letters and digits only, as the standard wants. */
export const randomNonce = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** True where the message was made for a page of one of these origins. */
export function isFor(origins: readonly string[], { domain, uri }: SignInFields): boolean {
  const origin = uri && URL.canParse(uri) ? new URL(uri).origin : undefined
  return origins.some((each) => new URL(each).host === domain && each === origin)
}

/** True where the message holds now; a minute is granted to clocks that differ. */
export function isTimely({ issuedAt, notBefore, expirationTime }: SignInFields, now: number): boolean {
  const minute = 60_000
  if (!issuedAt || !(issuedAt.getTime() <= now + minute)) return false
  if (notBefore && !(notBefore.getTime() <= now)) return false
  return !expirationTime || expirationTime.getTime() > now
}
