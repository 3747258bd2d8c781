import type { ChainType } from './ChainType.ts'
import type { SignedReceipt } from './RevocationReceipt.ts'

/** What became of one wallet's server access. */
export interface RevokeOutcome {
  address: string
  chainType: ChainType
  outcome: 'revoked' | 'still-active' | 'unknown' | 'not-delegated'
  /** When it takes effect; absent where the backend did not say. */
  effect?: 'immediate' | 'eventual' | 'unknown'
}

/** What a revocation did, wallet by wallet. */
export interface RevokeResult {
  results: RevokeOutcome[]
  /** The server's signed word for it, to keep; `verifyRevocationReceipt` reads it. Absent where the backend gives none. */
  receipt?: SignedReceipt
}
