/** The client data of a ceremony (WebAuthn §5.8.1), as the bytes that get hashed and signed. */
export function clientData(
  type: 'webauthn.create' | 'webauthn.get',
  challenge: string,
  origin: string,
): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
}

/** Refuses, as a browser does, to answer for a domain that the page does not belong to. */
export function assertRpId(rpId: string, origin: string): void {
  const { hostname } = new URL(origin)
  if (hostname !== rpId && !hostname.endsWith(`.${rpId}`))
    throw new DOMException(`The page ${origin} may not use passkeys of ${rpId}.`, 'SecurityError')
}
