import { fromBase64url } from '@latchkey/core/wire'
import { node } from './nodeCrypto.ts'
import { invalidToken } from './tokenRefusal.ts'

/** A token in its parts. Its spelling and header are sound; nothing of it is believed before its signature is checked. */
export interface OpenToken {
  kid: string | undefined
  /** As it stands in the token. */
  header: string
  /** What the signature is over. */
  signed: string
  /** base64url of exactly 64 bytes. */
  signature: string
  /** base64url. */
  payload: string
}

/** UTF-16 units of the longest token that is looked at. */
const maxLength = 16_384

/** Takes a compact JWS apart. One token has one spelling, one algorithm and one type, whatever else its header says. */
export function openToken(token: string): OpenToken {
  if (typeof token !== 'string' || token.length > maxLength) throw invalidToken('it is not a signed token')
  const [, header, payload, signature] = compact.exec(token) ?? []
  if (!header || !payload || !signature || !isCanonical(header) || !isCanonical(payload))
    throw invalidToken('it is not a signed token')
  const kid = known.has(header) ? known.get(header) : readHeader(header)
  return { kid, header, signed: token.slice(0, -signature.length - 1), signature, payload }
}

/** 64 bytes are 86 characters, of which the last one bears two bits. */
const compact = /^([\w-]+)\.([\w-]+)\.([\w-]{85}[AQgw])$/

/** Whether the bits that the last character has too many are zero; else several texts would be one token. */
function isCanonical(part: string): boolean {
  const rest = part.length % 4
  return rest === 0 || (rest !== 1 && lastCharacters[rest]!.includes(part.at(-1)!))
}
const lastCharacters: Record<number, string> = { 2: 'AQgw', 3: 'AEIMQUYcgkosw048' }

/** Headers of genuine tokens, so that each is parsed once. */
const known = new Map<string, string | undefined>()

/** Remembers the header of a token whose signature was found good. */
export function rememberHeader({ header, kid }: OpenToken): void {
  if (known.size < 64) known.set(header, kid)
}

function readHeader(text: string): string | undefined {
  const header = parse(text)
  const { alg, typ, kid, crit, b64 } = header
  if (alg !== 'ES256') throw invalidToken('its algorithm is not ES256')
  if (typ !== 'JWT') throw invalidToken('its type is not JWT')
  if (crit !== undefined || b64 !== undefined) throw invalidToken('it demands what we do not know')
  if (kid !== undefined && (typeof kid !== 'string' || kid === '' || kid.length > 256))
    throw invalidToken('its key id is none')
  return kid
}

/** Reads a part of a token: a JSON object in strict UTF-8. */
export function parse(part: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(decode(part))
  } catch (cause) {
    throw invalidToken('it is not JSON inside', cause)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalidToken('it is not an object inside')
  return value as Record<string, unknown>
}

function decode(part: string): string {
  if (!node) return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(fromBase64url(part))
  const bytes = node.Buffer.from(part, 'base64url')
  if (!node.isUtf8(bytes)) throw new TypeError('not UTF-8')
  return bytes.toString()
}
