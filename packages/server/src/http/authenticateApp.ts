import { LatchkeyError } from '@latchkey/core'
import { utf8 } from '../bytes.ts'
import { once } from '../once.ts'
import type { Server } from '../Server.ts'
import { node } from '../tokens/nodeCrypto.ts'

/** Lets only the app's own server through (HTTP Basic appId:appSecret). */
export async function authenticateApp({ server, request }: { server: Server; request: Request }): Promise<void> {
  const [, encoded] = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
  if (!encoded || !(await server.isApp(decode(encoded))))
    throw new LatchkeyError(
      'app_credentials_invalid',
      'This is for the app’s own server. Send its id and secret as: Authorization: Basic base64(appId:appSecret)',
    )
}

/** Compares credentials in constant time and without their length: both are hashed under a key of this process. */
export function appVerifier(credentials: string): (presented: string) => Promise<boolean> {
  if (node) return nodeVerifier(credentials, node)
  const hashed = once(async () => {
    const key = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])
    return { key, mac: await crypto.subtle.sign('HMAC', key, utf8(credentials)) }
  })
  return async (presented) => {
    const { key, mac } = await hashed()
    return crypto.subtle.verify('HMAC', key, mac, utf8(presented))
  }
}

/** The same without waiting for a thread. */
function nodeVerifier(credentials: string, { createHmac, randomBytes, timingSafeEqual }: NonNullable<typeof node>) {
  const key = randomBytes(32)
  const hash = (text: string) => createHmac('sha256', key).update(text).digest()
  const expected = hash(credentials)
  return async (presented: string) => timingSafeEqual(hash(presented), expected)
}

function decode(base64: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)))
  } catch {
    return ''
  }
}
