import { fromBase64url, toBase64url } from '@latchkey/core/wire'

/** True for a token written in the one canonical way; lenient decoders would let many texts pass for one token. */
export function isCompactJws(text: string): boolean {
  return text.length <= 8_192 && /^[\w-]+(\.[\w-]+){2}$/.test(text) && text.split('.').every(isCanonical)
}

const isCanonical = (part: string) => part.length % 4 !== 1 && toBase64url(fromBase64url(part)) === part
