/** An ECDSA P-256 signature as it travels (DER) in the form that WebCrypto takes; undefined where it is none. */
export async function fromDer(der: Uint8Array): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { p256 } = await import('@noble/curves/p256')
  try {
    return Uint8Array.from(p256.Signature.fromDER(der).toCompactRawBytes())
  } catch {
    return undefined
  }
}

/** The form that travels, of a signature that WebCrypto made. */
export async function toDer(signature: Uint8Array): Promise<Uint8Array> {
  const { p256 } = await import('@noble/curves/p256')
  return p256.Signature.fromCompact(signature).toDERRawBytes()
}
