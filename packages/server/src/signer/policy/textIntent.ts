import type { Intent } from './Intent.ts'

/** What signing a message brings about. */
export const textIntent = (message: Uint8Array): Intent =>
  signInText.test(new TextDecoder().decode(message)) ? { outliving: ['signIn'] } : {}

/** The words that every EIP-4361 message, and its kin on other chains, must hold to be one. */
const signInText = /wants\s+you\s+to\s+sign\s+in\s+with\s+your/i

/** The same on Solana, where messages and transactions are signed alike: bytes that are no plain text could be a transaction. */
export const solanaTextIntent = (message: Uint8Array): Intent =>
  isPlainText(message) ? textIntent(message) : { disguised: true }

function isPlainText(bytes: Uint8Array): boolean {
  // Every transaction has a zero among its first bytes, which no plain text has.
  if (bytes.some((byte) => byte < 9 || (byte > 13 && byte < 32) || byte === 127)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
