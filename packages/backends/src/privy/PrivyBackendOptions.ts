import type { LoginMethod, OAuthProvider } from '@latchkey/core'
import type { Passkeys } from '../http/Passkeys.ts'
import type { RecordStorage } from '../http/RecordStorage.ts'
import type { PrivySdk } from './PrivySdk.ts'

export interface PrivyBackendOptions {
  appId: string
  clientId?: string
  /** The official SDK, loaded when it is first needed: `() => import('@privy-io/js-sdk-core')`. */
  sdk: () => Promise<PrivySdk>
  /** A server that speaks Privy's language in the place of Privy’s own, for example `https://wallet.example.com`. */
  url?: string
  /** Where the session is kept between visits. Default: IndexedDB, or memory where that is denied. */
  storage?: RecordStorage
  /** Who runs passkey ceremonies. Default: the browser. */
  passkeys?: Passkeys
  /** In the order in which to offer them; each has to be turned on for the app at Privy, too. Default: email. */
  loginMethods?: readonly LoginMethod[]
  /** Those of the app’s providers to offer, in this order. Default: none. */
  oauthProviders?: readonly OAuthProvider[]
  /** The app’s bot at Telegram, by its number: for its window. In a mini app there is no need of it. */
  telegram?: { botId: string }
  /** The page's origin, named in sign-in texts and to passkeys. Default: `location.origin`. */
  origin?: string
}
