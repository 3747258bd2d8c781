import type { DelegationScope } from '@latchkey/core'

/** A wallet's key, sealed to this server, and the consent that came with it. */
export interface DelegationRow {
  id: string
  userId: string
  walletId: string
  address: string
  chainType: 'ethereum' | 'solana'
  /** The person's epoch at the time of consent; an older one than the person's never signs. */
  epoch: number
  scope: DelegationScope
  status: 'active' | 'revoked'
  grantHash: string
  consent: {
    credentialId: string
    clientDataJSON: string
    authenticatorData: string
    signature: string
    /** Where a contract keeps the limits: which, and for which key. Then the sealed key is the session key, not the wallet's. */
    onchain?: { chainId: number; implementation: string; sessionKey: string; transactionHash: string }
  }
  /** The wallet's key under a data key, and the data key under the KEK; destroyed (null) by revoking. base64url. */
  sealedKey: { kekId: string; wrappedDek: string; iv: string; ct: string } | null
  createdAt: number
  expiresAt: number
  revokedAt: number | null
  /** Null also where it was not revoked but made room for a new one after it had expired. */
  revokedBy: 'user' | 'app' | null
  signCount: number
  /** What was spent of the scope's budget in the window under way; null where nothing was, or there is none. */
  spent: { amount: string; windowEndsAt: number } | null
  lastUsedAt: number | null
}
