import { WireInvalidError } from '@latchkey/core/wire'

/** Reads a Solana transaction from its front; refuses one that ends too early. */
export function readBytes(bytes: Uint8Array, path: string) {
  let at = 0
  const take = (length: number) => {
    if (at + length > bytes.length) throw new WireInvalidError(path, 'ends before a Solana transaction does')
    return bytes.subarray(at, (at += length))
  }
  const takeByte = () => take(1)[0]!
  /** Solana's "compact-u16": seven bits a byte, the low ones first. */
  const takeCount = () => {
    let count = 0
    for (let shift = 0; shift < 21; shift += 7) {
      const byte = takeByte()
      count |= (byte & 0x7f) << shift
      if (byte < 0x80) return count
    }
    throw new WireInvalidError(path, 'holds a count that is none')
  }
  return { take, takeByte, takeCount, place: () => at }
}
