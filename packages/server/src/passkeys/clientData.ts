import { fromBase64url } from '@latchkey/core/wire'

/** What a browser says a passkey answered (WebAuthn §5.8.1); null where it cannot be read. Nothing in it is verified yet. */
export function readClientData(clientDataJSON: unknown): { challenge: string; crossOrigin: boolean } | null {
  try {
    const text = new TextDecoder().decode(fromBase64url(clientDataJSON as string))
    const { challenge, crossOrigin } = JSON.parse(text) as { challenge: unknown; crossOrigin?: unknown }
    if (typeof challenge !== 'string' || !/^[\w-]{22,128}$/.test(challenge)) return null
    return { challenge, crossOrigin: crossOrigin === true }
  } catch {
    return null
  }
}
