import { fromBase64url } from '@latchkey/core/wire'

export interface ClientData {
  challenge: string
  crossOrigin: boolean
  origin: string
  /** Of the page around a frame, where the browser says so. */
  topOrigin: string | undefined
}

/** What a browser says a passkey answered (WebAuthn §5.8.1); null where it cannot be read. Nothing in it is verified yet. */
export function readClientData(clientDataJSON: unknown): ClientData | null {
  try {
    const text = new TextDecoder().decode(fromBase64url(clientDataJSON as string))
    const { challenge, crossOrigin, origin, topOrigin } = JSON.parse(text) as Record<keyof ClientData, unknown>
    if (typeof origin !== 'string' || !['string', 'undefined'].includes(typeof topOrigin)) return null
    if (typeof challenge !== 'string' || !/^[\w-]{22,128}$/.test(challenge)) return null
    return { challenge, crossOrigin: crossOrigin === true, origin, topOrigin: topOrigin as string | undefined }
  } catch {
    return null
  }
}
