import { toBase64url } from '@latchkey/core/wire'
import { utf8 } from '../bytes.ts'
import type { Server } from '../Server.ts'

/** Signs a text with the server's identity key (ES256), for whoever must be able to prove later what it said. */
export async function signAsServer({ keys }: Server, text: string): Promise<{ kid: string; signature: string }> {
  const { kid, privateKey } = await keys.identity()
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, utf8(text))
  return { kid, signature: toBase64url(new Uint8Array(signature)) }
}
