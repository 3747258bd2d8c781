import { toBase64url } from '@latchkey/core/wire'
import type { Server } from '../Server.ts'
import { signES256 } from '../tokens/draftToken.ts'

/** Signs a text with the server's identity key (ES256), for whoever must be able to prove later what it said. */
export async function signAsServer({ keys }: Server, text: string): Promise<{ kid: string; signature: string }> {
  const { kid, privateKey } = await keys.identity()
  return { kid, signature: toBase64url(await signES256(privateKey, text)) }
}
