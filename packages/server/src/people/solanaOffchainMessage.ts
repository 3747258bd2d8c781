import { utf8 } from '../bytes.ts'

interface OffchainMessage {
  /** The text that the person reads. */
  message: string
  /** The 32 bytes of the wallet's key. */
  publicKey: Uint8Array
  /** The site that asks, for example `https://app.example`; its first 32 bytes count. */
  domain: string
}

/** The bytes that a Solana hardware wallet signs for a text: the text under a header that no transaction can start with. */
export function solanaOffchainMessage({ message, publicKey, domain }: OffchainMessage): Uint8Array<ArrayBuffer> {
  const text = utf8(message)
  const site = new Uint8Array(32)
  site.set(utf8(domain).slice(0, 32))
  const [version, utf8Format, signers] = [0, 1, 1]
  const length = [text.length & 0xff, text.length >> 8]
  return new Uint8Array([
    0xff,
    ...utf8('solana offchain'),
    version,
    ...site,
    utf8Format,
    signers,
    ...publicKey,
    ...length,
    ...text,
  ])
}
