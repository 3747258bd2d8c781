import { WireInvalidError } from '@latchkey/core/wire'
import { base64 } from '@scure/base'

/** Bytes out of base64, as Solana's clients send them. */
export function fromBase64(value: unknown, path: string): Uint8Array {
  try {
    return base64.decode(value as string)
  } catch {
    throw new WireInvalidError(path, 'is not base64')
  }
}
