interface Pbkdf2Parameters {
  passcode: Uint8Array<ArrayBuffer>
  salt: Uint8Array<ArrayBuffer>
  iterations: number
}

/** 32 bytes out of a passcode where WebAssembly is forbidden (PBKDF2-HMAC-SHA-256, RFC 8018). The caller wipes them. */
export async function pbkdf2({ passcode, salt, iterations }: Pbkdf2Parameters): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', passcode, 'PBKDF2', false, ['deriveBits'])
  const bits = crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256)
  return new Uint8Array(await bits)
}
