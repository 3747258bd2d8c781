import { WireInvalidError } from '@latchkey/core/wire'
import { utf8 } from '../bytes.ts'

/** What personal_sign is asked to sign: a text as UTF-8, or hex with or without `0x`. */
export function readMessage({ message, encoding = 'utf-8' }: { message?: unknown; encoding?: unknown }) {
  if (typeof message !== 'string') throw new WireInvalidError('params.message', 'should be a string')
  if (encoding === 'utf-8') return utf8(message)
  if (encoding !== 'hex') throw new WireInvalidError('params.encoding', 'should be "utf-8" or "hex"')
  const digits = message.replace(/^0x/i, '')
  if (digits.length % 2 || !/^[\da-f]*$/i.test(digits)) throw new WireInvalidError('params.message', 'is not hex')
  return Uint8Array.from(digits.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
}
