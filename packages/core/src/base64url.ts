/** Bytes to base64url without padding (RFC 4648 §5). */
export function toBase64url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** base64url to bytes. Throws a plain TypeError on anything else, padding and a second spelling of the same bytes included. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) throw new TypeError('not base64url')
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < bytes.length; at++) bytes[at] = binary.charCodeAt(at)
  // Bits to spare are in the last group only.
  const rest = bytes.subarray(bytes.length - (bytes.length % 3))
  if (!text.endsWith(toBase64url(rest))) throw new TypeError('not the one spelling of these bytes')
  return bytes
}
