import { fromBase64url } from '@latchkey/core/wire'

/** True for a token written in the one canonical way; lenient decoders would let many texts pass for one token. */
export function isCompactJws(text: string): boolean {
  return text.length <= 8_192 && /^[\w-]+(\.[\w-]+){2}$/.test(text) && text.split('.').every(isCanonical)
}

function isCanonical(part: string): boolean {
  try {
    return fromBase64url(part).length > 0
  } catch {
    return false
  }
}
