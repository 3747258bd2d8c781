import type { ChainType } from './ChainType.ts'

/** What the app's server may sign. Whatever is not named is refused. Amounts are decimal texts, in wei or lamports. */
export interface DelegationScope {
  actions: DelegatedAction[]
  /** Ethereum chains that transactions and typed data may be for. Transactions need at least one. */
  chainIds?: number[]
  /** Where transactions may send to or call. Absent: anywhere. */
  to?: string[]
  /** Calls that transactions may make: the first four bytes, `0x…` (Ethereum). Absent: none, plain transfers only. */
  selectors?: string[]
  /** Programs that transactions may use beside plain transfers (Solana). */
  programs?: string[]
  /** The most that one transaction may cost, the highest fee it allows included; in mode `onchain`, where the wallet pays no fee, what it moves. */
  maxValuePerTx?: string
  /** The most that all transactions of a window may cost together. */
  budget?: { amount: string; windowSec: number }
  /** How often the server may sign at all. */
  maxCalls?: number
  /** Signatures that stay good after server access has ended. Absent: none of them. */
  outliving?: OutlivingSignature[]
}

/** A method of `wallets/:id/rpc` that a scope can name. */
export type DelegatedAction = EthereumAction | SolanaAction

type EthereumAction =
  | 'personal_sign'
  | 'eth_signTypedData_v4'
  | 'eth_signTransaction'
  | 'eth_sendTransaction'
  | 'secp256k1_sign'
  | 'eth_sign7702Authorization'
type SolanaAction = 'signMessage' | 'signTransaction' | 'signAndSendTransaction'

/**
 * `signIn`: texts that sign somebody in elsewhere. `permit`: allowances to spend tokens (EIP-2612, DAI, Permit2). `transferAuthorization`:
 * token transfers that anybody can hand in (ERC-3009). `order`: offers that others can take up. `durableNonce`: Solana transactions that
 * do not lapse. `authority`: handing an account or an allowance over (Solana).
 */
export type OutlivingSignature = 'signIn' | 'permit' | 'transferAuthorization' | 'order' | 'durableNonce' | 'authority'

/** Seconds that server access lasts where the app does not say. */
export const defaultExpiresIn = 30 * 86_400

/** What the server may sign where the app asks for nothing else: messages, and no more. */
export const messagesOnly = (chainType: ChainType): DelegationScope => ({
  actions: [chainType === 'solana' ? 'signMessage' : 'personal_sign'],
})

/**
 * `sealed`: the app's server is given the wallet's key, and keeps the limits itself. `onchain` (Ethereum): it is given a key of its own,
 * and a contract keeps the limits.
 */
export type DelegationMode = 'sealed' | 'onchain'

/** Server access to one wallet, while it is on. */
export interface Delegation {
  id: string
  /** Who holds the limits: the app's server, a chain's contract, or this browser alone. */
  enforcement: 'server' | 'chain' | 'local'
  scope: DelegationScope
  grantedAt: Date
  /** The server refuses from this moment on. */
  expiresAt: Date
  lastUsedAt: Date | null
}
