import type { FarcasterProof } from './Farcaster.ts'
import type { TelegramProof } from './TelegramProof.ts'

/** What shows that an account is the person's own. Passkeys and other providers have verbs of their own. */
export type AccountProof =
  | {
      type: 'email'
      address: string
      /** What was sent there. */
      code: string
      /** The person's address that this one takes the place of. */
      replaces?: string
    }
  | {
      type: 'phone'
      number: string
      /** What was sent there. */
      code: string
      /** The person's number that this one takes the place of. */
      replaces?: string
    }
  | ({ type: 'wallet' } & WalletProof)
  | ({ type: 'telegram' } & TelegramProof)
  | ({ type: 'farcaster' } & FarcasterProof)
  | {
      type: 'custom_auth'
      /** Of the app's own sign-in service. */
      token: string
    }

/** A text that an external wallet signed. */
export type WalletProof = (
  | {
      chainType: 'ethereum'
      /** CAIP-2, for example `eip155:1`. Absent: the one that the text names. */
      chainId?: string
    }
  | { chainType: 'solana'; messageType?: SiwsMessageType }
) & {
  message: string
  /** Ethereum: hex. Solana: base64. */
  signature: string
  walletClientType?: string
  connectorType?: string
}

/** What a Solana wallet signed: the text itself, or the text under the header that hardware wallets want. */
export type SiwsMessageType = 'plain' | 'offchain-message'

/** Names one linked account. */
export type AccountName =
  | { type: 'email'; address: string }
  | { type: 'phone'; number: string }
  | { type: 'wallet'; address: string; chainType: 'ethereum' | 'solana' }
  | { type: 'telegram'; telegramUserId: string }
  | { type: 'farcaster'; fid: number }
  | { type: OAuthAccountType; subject: string }

/** An account at another provider: `google_oauth` …, or `custom:<id>`. */
export type OAuthAccountType = `${string}_oauth` | `custom:${string}`
