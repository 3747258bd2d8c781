import { lazily, type LatchkeyError, type SignedReceipt } from '@latchkey/core'
import type { IdentityKey } from '@latchkey/core/proof'
import { parseReceipt } from './parseReceipt.ts'
import type { ReceiptState } from './ReceiptState.ts'

interface CheckParameters {
  receipt: SignedReceipt
  /** Without them, nothing can be said about who wrote it. */
  identityKeys: readonly IdentityKey[]
  /** Whose receipt it should be; undefined where nobody is signed in. */
  userId: string | undefined
}

/** Checks a receipt on this very device, and asks nobody. */
export async function checkReceipt({ receipt, identityKeys, userId }: CheckParameters): Promise<ReceiptState> {
  if (!globalThis.crypto?.subtle) return { status: parseReceipt(receipt.text) ? 'unchecked' : 'invalid' } // no https
  const digest = await hexDigest(receipt.text)
  if (identityKeys.length === 0) return { status: parseReceipt(receipt.text) ? 'unchecked' : 'invalid', digest }
  try {
    const { verifyRevocationReceipt } = await lazily(import('@latchkey/core/proof'))
    const said = await verifyRevocationReceipt(receipt, identityKeys)
    return { status: userId === undefined || said.userId === userId ? 'verified' : 'otherPerson', digest }
  } catch (caught) {
    const error = caught as LatchkeyError
    return { status: error.code === 'receipt_invalid' ? 'invalid' : 'unchecked', digest, error }
  }
}

async function hexDigest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
