import { LatchkeyError } from '@latchkey/core'
import { fromBase64url } from '@latchkey/core/wire'

/** The challenge that an answer says it answers. It is only used to find the ticket; the verifier compares it again. */
export function challengeOf(clientDataJSON: unknown): string {
  try {
    const { challenge } = JSON.parse(new TextDecoder().decode(fromBase64url(clientDataJSON as string))) as {
      challenge: unknown
    }
    if (typeof challenge === 'string' && /^[\w-]{22,128}$/.test(challenge)) return challenge
  } catch {
    // Falls through to the same refusal.
  }
  throw new LatchkeyError('passkey_invalid', 'The passkey’s answer cannot be read. Start again.')
}
