import { toBase64url } from '@latchkey/core/wire'
import { utf8 } from '../bytes.ts'
import type { Server } from '../Server.ts'
import { keyObjectOf, node } from './nodeCrypto.ts'
import { tokenLifetime } from './tokenLifetime.ts'

/** A token of this server about a person, good from now on and for as long as tokens live; what it says is still open. */
export interface TokenDraft {
  /** The key that will sign it. */
  kid: string
  /** How many characters it would have. */
  lengthWith: (said: Claims) => number
  sign: (said: Claims) => Promise<string>
}

type Claims = Record<string, unknown>

/** Begins a token that the server's key signs with ES256. */
export async function draftToken(server: Server, sub: string): Promise<TokenDraft> {
  const { kid, privateKey } = await server.keys.tokens.active()
  const iat = Math.floor(server.now() / 1000)
  const common = { iss: server.issuer(kid), sub, aud: server.appId, iat, exp: iat + tokenLifetime }
  const header = { alg: 'ES256', typ: 'JWT', kid }
  return {
    kid,
    lengthWith: (said) => lengthOf(header) + lengthOf({ ...said, ...common }) + 2 + signatureLength,
    async sign(said) {
      const signed = `${encode(header)}.${encode({ ...said, ...common })}`
      return `${signed}.${toBase64url(await signES256(privateKey, signed))}`
    },
  }
}

/** Characters of 64 bytes. */
const signatureLength = 86

const lengthOf = (part: object) => Math.ceil((utf8(JSON.stringify(part)).length * 4) / 3)

const encode = (part: object): string => {
  const text = JSON.stringify(part)
  return node ? node.Buffer.from(text).toString('base64url') : toBase64url(utf8(text))
}

/** RFC 7518 §3.4. Handing it to Node's threads costs more than the signature itself, so there it is made at once. */
export async function signES256(key: CryptoKey, signed: string): Promise<Uint8Array> {
  if (node) return node.sign('sha256', node.Buffer.from(signed), { key: keyObjectOf(key), dsaEncoding: 'ieee-p1363' })
  return new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, utf8(signed)))
}
