import type { CustomAuth } from './CustomAuth.ts'
import type { FarcasterOptions } from './farcaster/FarcasterOptions.ts'
import type { Limits } from './http/rateLimit.ts'
import type { Keks } from './keks/kekRing.ts'
import type { LogEntry } from './LogEntry.ts'
import type { Mailer } from './Mailer.ts'
import type { MfaOptions } from './mfa/MfaOptions.ts'
import type { OAuthOptions } from './oauth/OAuthOptions.ts'
import type { SmartWalletType } from './people/SmartWalletType.ts'
import type { Onchain } from './onchain/Onchain.ts'
import type { Store } from './store/Store.ts'
import type { TelegramOptions } from './telegram/TelegramOptions.ts'
import type { TestAccount } from './TestAccount.ts'
import type { Texter } from './Texter.ts'
import type { TombstoneLog } from './tombstones/TombstoneLog.ts'
import type { VaultFrame } from './VaultFrame.ts'

/** What `createHandler` is built from. */
export interface HandlerOptions {
  store: Store
  /** Exactly 25 characters. */
  appId: string
  /** What the app's own server authenticates with (HTTP Basic appId:appSecret). */
  appSecret: string
  /**
   * The public halves of the keys of which one must sign what the app's server does with wallets (`privy-authorization-signature`):
   * P-256, as SPKI in base64 or PEM. Default: none, so the app's secret is enough.
   */
  authorizationKeys?: readonly string[]
  /** What people read in mails and passkey prompts. Default: the relying party id. */
  appName?: string
  /** Key-encryption key: wraps data keys and signing keys at rest. Of several the first wraps, and all open. */
  kek: Keks
  /** Remembers outside of the database what people ended, so that no restored backup revives it. Absent: the database alone knows. */
  tombstones?: TombstoneLog
  /** Exact origins that may call (CORS) and that passkeys are expected from. */
  origins: readonly string[]
  /** WebAuthn relying party id; default: the first origin's host name. */
  rpId?: string
  /**
   * What is done where a passkey's counter did not grow, which may mean that it was copied: `warn` (default) logs it, writes it into
   * the person's history and goes on, because some synced passkeys do that; `refuse` does not go on.
   */
  passkeyCounters?: 'warn' | 'refuse'
  /** When people who have a second factor must show it. */
  mfa?: MfaOptions
  /** True: who shows that an account is theirs may have it moved from somebody else, see `account_transfer_required`. Default false. */
  accountTransfer?: boolean
  /** The page in whose frame keys are used, at `/vault/frame`. Absent: there is none. */
  vaultFrame?: VaultFrame
  /** Absent: no e-mail login. */
  mailer?: Mailer
  /** Absent: no login by phone. */
  texter?: Texter
  /** The app's own sign-in service. Absent: no login by its tokens. */
  customAuth?: CustomAuth
  /** Absent: nobody signs in with Farcaster. */
  farcaster?: FarcasterOptions
  /** The app's bot, which people sign in by at Telegram. Absent: nobody does. */
  telegram?: TelegramOptions
  /** The providers that sign people in, by name: `google`, `github`, `custom:acme` … Absent: none does. */
  oauth?: OAuthOptions
  /** The exact addresses that people may come back to from a provider. Default: the front page of each of `origins`. */
  oauthRedirectUrls?: readonly string[]
  /**
   * Where people's browsers reach this server, for example `https://wallet.app.example`; a provider sends them back to
   * `<publicUrl>/api/v1/oauth/callback/<provider>`. Default: as the request says, which is wrong behind a proxy that takes TLS off.
   */
  publicUrl?: string
  /** A node (JSON-RPC) for each chain that is sent to, or whose contract wallets can be linked, by CAIP-2: `{ 'eip155:1': 'https://…' }`. Default: none. */
  rpcUrls?: Record<string, string>
  /** For the app's own tests, never in production. Absent: there is none. */
  testAccount?: TestAccount
  /** `iss` of tokens, or how it follows from the token key's id. Default `privy.io`, because Privy's own verifiers demand it. */
  issuer?: string | ((kid: string) => string)
  /** Seconds after which the key that signs tokens is replaced. Default 90 days. */
  tokenKeyLifetime?: number
  /** Where delegated keys are kept: by the app's server (default), or in the tab. */
  enforcement?: 'server' | 'local'
  /** How to act where a contract keeps the limits, on chains that `rpcUrls` names. Absent: only this server keeps limits. */
  onchain?: Onchain
  /** Longest server access, seconds. Default 90 days. */
  maxDelegationTtl?: number
  /** The kind of smart wallet that is made for people. Absent: none is. */
  smartWalletType?: SmartWalletType
  /** How many people the app's server may import in a minute. Default 240. */
  importsPerMinute?: number
  /** True: only who was invited (the app's allowlist) can sign up; who is here already signs in as ever. */
  allowlist?: boolean
  /** Largest request body, bytes. Default 1 MiB. */
  maxBody?: number
  /** How many requests of each kind are answered in a minute; false: any number (a server in the person's own tab). */
  limits?: Partial<Limits> | false
  /** The address at the other end of a connection. Absent: all callers count as one where limits go by address. */
  clientAddress?: (request: Request) => string | undefined
  /** How many proxies of one's own append to X-Forwarded-For. Default 0: the header is not believed. */
  trustProxy?: number
  /** Milliseconds since 1970. */
  now?: () => number
  log?: (entry: LogEntry) => void
}
