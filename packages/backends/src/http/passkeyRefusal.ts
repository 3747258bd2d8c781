import { LatchkeyError } from '@latchkey/core'

/** A browser's refusal of a passkey prompt, told apart as far as browsers let us. */
export function passkeyRefusal(cause: unknown): LatchkeyError {
  if (cause instanceof LatchkeyError) return cause
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : ''
  const [code, message] = reasons[name] ?? reasons.unknown!
  return new LatchkeyError(code, message, { cause })
}

const reasons: Record<string, readonly [LatchkeyError['code'], string]> = {
  NotAllowedError: [
    'passkey_cancelled',
    'The passkey prompt was closed or timed out, or this device has no passkey for this app. Try again.',
  ],
  AbortError: ['passkey_cancelled', 'The passkey prompt was replaced by another one. Try again.'],
  InvalidStateError: ['passkey_invalid', 'This device holds a passkey for this account already. Sign in with it.'],
  ConstraintError: [
    'user_verification_missing',
    'This device cannot verify who uses it. Set up a screen lock, or use another device.',
  ],
  SecurityError: [
    'config_invalid',
    'The browser refused passkeys on this page: its address is not one the server expects them from, or not secure.',
  ],
  unknown: [
    'passkey_not_supported',
    'This browser or device cannot run the passkey prompt. Use another way to sign in. Its own error is the cause.',
  ],
}
