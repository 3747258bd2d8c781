interface Signed {
  /** 64 bytes. */
  signature: Uint8Array
  message: Uint8Array
  /** 32 bytes. */
  publicKey: Uint8Array
}

/** True where an ed25519 key signed these bytes, as strictly as RFC 8032 has it. Throws where a part is of another length. */
export async function isEd25519Signature({ signature, message, publicKey }: Signed): Promise<boolean> {
  const { ed25519 } = await import('@noble/curves/ed25519')
  return ed25519.verify(signature, message, publicKey, { zip215: false })
}
