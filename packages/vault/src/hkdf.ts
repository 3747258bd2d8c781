interface HkdfParameters {
  secret: Uint8Array<ArrayBuffer>
  salt: Uint8Array<ArrayBuffer>
  /** What the bytes are for: other words give other bytes. */
  info: Uint8Array<ArrayBuffer>
}

/** 32 bytes out of a strong secret (HKDF-SHA-256, RFC 5869). The caller wipes them. */
export async function hkdf({ secret, salt, info }: HkdfParameters): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt, info }
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 256))
}
