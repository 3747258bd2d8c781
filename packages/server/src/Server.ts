import type { FarcasterOptions } from './farcaster/FarcasterOptions.ts'
import type { Take } from './http/lots.ts'
import type { RateLimit } from './http/rateLimit.ts'
import type { Kek } from './kek.ts'
import type { Live } from './live/createLive.ts'
import type { LogEntry } from './LogEntry.ts'
import type { Mailer } from './Mailer.ts'
import type { OpenProviders } from './oauth/openProviders.ts'
import type { Settings } from './settings.ts'
import type { Store } from './store/Store.ts'
import type { Texter } from './Texter.ts'
import type { CustomTokenVerifier } from './tokens/customToken.ts'
import type { ServerKeys } from './tokens/serverKeys.ts'
import type { Tombstones } from './tombstones/createTombstones.ts'

/** What every route works with: the settings, and the parts that were built from them. */
export interface Server extends Settings {
  store: Store
  kek: Kek
  /** Resolves once it is sure that the KEKs are those of this database. */
  checkKeks: () => Promise<void>
  keys: ServerKeys
  /** Keeps ended what ended. */
  tombstones: Tombstones
  mailer: Mailer | undefined
  texter: Texter | undefined
  /** Absent: the app has no sign-in service of its own. */
  verifyCustomToken: CustomTokenVerifier | undefined
  /** Absent: nobody signs in with Farcaster. */
  farcaster: Required<FarcasterOptions> | undefined
  /** The providers that sign people in. */
  openProvider: OpenProviders
  /** The keys of which one must sign what the app's server does with wallets. Absent: its secret is enough. */
  authorizationKeys: (() => Promise<CryptoKey[]>) | undefined
  /** Counts one request of a kind, and refuses beyond its limit. */
  rateLimit: RateLimit
  /** Tells devices of what changes elsewhere. */
  live: Live
  /** Counts people who are imported. */
  takeImports: Take
  /** Whether this is the app's own `appId:appSecret`, compared in constant time. */
  isApp: (credentials: string) => Promise<boolean>
  /** Milliseconds since 1970. */
  now: () => number
  log: (entry: LogEntry) => void
}
