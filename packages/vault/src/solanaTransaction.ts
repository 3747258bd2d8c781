import { LatchkeyError } from '@latchkey/core'
import { base58, base64 } from '@scure/base'

const signatureLength = 64
const keyLength = 32

/**
 * What a wallet signs of a serialised Solana transaction, and how its signature is put in its place. The form: a count and that many
 * signatures, then the message: a version byte (above 127) or none, three header bytes, a count and that many keys, and the rest.
 * The first keys, as many as there are signatures, are those that must sign.
 */
export function readSolanaTransaction(transaction: string, address: string) {
  const bytes = decode(transaction)
  const signatures = readCount(bytes, 0)
  const start = signatures.end + signatures.count * signatureLength
  const message = bytes.subarray(start)
  const header = message[0]! > 127 ? 1 : 0
  const signers = message[header]!
  const keys = readCount(message, header + 3)
  const place = Array.from({ length: signers }, (_, index) => keys.end + index * keyLength).findIndex(
    (at) => base58.encode(message.subarray(at, at + keyLength)) === address,
  )
  if (signers !== signatures.count || keys.count < signers || keys.end + keys.count * keyLength > message.length)
    throw refuse('its parts do not fit together')
  if (place < 0) throw refuse(`${address} is not among its signers`)
  return {
    message,
    withSignature: (signature: Uint8Array): string => {
      const signed = bytes.slice()
      signed.set(signature, signatures.end + place * signatureLength)
      return base64.encode(signed)
    },
  }
}

/** A count in seven bits a byte, lowest first ("compact-u16"). */
function readCount(bytes: Uint8Array, start: number): { count: number; end: number } {
  let count = 0
  for (let at = 0; at < 3; at++) {
    const byte = bytes[start + at]
    if (byte === undefined) break
    count |= (byte & 127) << (7 * at)
    if (byte < 128) return { count, end: start + at + 1 }
  }
  throw refuse('it ends too early')
}

function decode(transaction: string): Uint8Array {
  try {
    return base64.decode(transaction)
  } catch {
    throw refuse('it is not base64')
  }
}

const refuse = (why: string) =>
  new LatchkeyError('transaction_invalid', `This is no Solana transaction that this wallet can sign: ${why}.`)
