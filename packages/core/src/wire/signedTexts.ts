import canonicalize from 'canonicalize'
import type { AuditHead } from '../types/Activity.ts'
import type { RevocationReceipt } from '../types/RevocationReceipt.ts'
import type { Vault } from '../types/Vault.ts'

/** The text that a server signs when it vouches for a history up to one line. */
export const checkpointText = (said: { appId: string; userId: string; ts: number } & AuditHead): string => {
  const { appId, userId, ts, seq, hash } = said
  return canonicalize({ v: 1, type: 'checkpoint', appId, userId, ts, seq, hash })!
}

/** The text of a receipt that the server signs. */
export const revocationReceiptText = (receipt: RevocationReceipt): string => canonicalize(receipt)!

/** The text that a vault's own key signs of each of its records. */
export function vaultProofText({ v, vaultId, userId, kind, iv, ct, rev, wraps }: Vault): string {
  const ways = wraps.map(({ createdAt: _when, ...wrap }) => wrap)
  return canonicalize({ type: 'vault', v, vaultId, userId, kind, iv, ct, rev, wraps: ways })!
}

/** The text that a vault's own key signs of a new passkey, where its person lost theirs. `nonce` is the new one's challenge. */
export function passkeyByVaultText(said: PasskeyByVault): string {
  const { userId, vaultId, credentialId, nonce } = said
  return canonicalize({ type: 'passkey', v: 1, userId, vaultId, credentialId, nonce })!
}

interface PasskeyByVault {
  userId: string
  vaultId: string
  credentialId: string
  /** base64url. */
  nonce: string
}
