import type { OutlivingSignature } from '@latchkey/core'

/** What a signature would bring about, as far as limits go. What is absent, it does not do. */
export interface Intent {
  /** The Ethereum chain it is for. */
  chainId?: number
  /** Where it sends to or what it calls; null for a contract that it makes. */
  to?: readonly (string | null)[]
  /** The calls that it makes (Ethereum), as four bytes. */
  selectors?: readonly string[]
  /** The programs that it uses beside plain transfers (Solana). */
  programs?: readonly string[]
  /** The most that it can cost, the highest fee included: wei or lamports. */
  cost?: bigint
  /** How it stays good after server access has ended. */
  outliving?: readonly OutlivingSignature[]
  /** True for bytes that could be something else than what they are called. */
  disguised?: true
  /** True where nobody can tell what is signed, so that no limit can be held against it. */
  opaque?: true
}
