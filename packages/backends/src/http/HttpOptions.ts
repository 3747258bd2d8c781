import type { LoginMethod, OAuthProvider, OnchainClientAdapter } from '@latchkey/core'
import type { Passkeys } from './Passkeys.ts'
import type { RecordStorage } from './RecordStorage.ts'

export interface HttpOptions {
  /** Where the server is, for example `https://wallet.example.com`; empty for the page's own origin. */
  url: string
  appId: string
  /** Default: the platform's. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>
  /** Where the session is kept between visits. Default: IndexedDB, or memory where that is denied. */
  storage?: RecordStorage
  /** Who runs passkey ceremonies. Default: the browser. */
  passkeys?: Passkeys
  /** Whether signing in with a passkey also makes a first wallet, in the same prompt where the passkey allows. Default `off`. */
  createOnLogin?: 'users-without-wallets' | 'off'
  /**
   * Where keys are used. Default `worker`: one of the page's own origin, or the page itself where none can be started; a worker
   * of the app's own making runs `@latchkey/vault/worker`. `frame`: a page of the server's origin, where scripts of this page can
   * neither read keys nor use them without the person.
   */
  vault?: 'worker' | 'page' | 'frame' | { worker: () => Worker }
  /**
   * Milliseconds for which a wallet stays unlocked after a signature, 300,000 at the most: the next one then asks nobody. It is kept
   * where keys are used, and locked when the page is hidden or left, at sign-out, and by `lockWallets()`. Default 0: each asks.
   */
  unlockTtl?: number
  /** The page’s CSP nonce for scripts, where it has one: the frame that shows keys is a document of the page's policy. */
  nonce?: string
  /** RFC 7638 thumbprints of the server's identity keys. Absent: the first key met is kept, and a change refused. */
  pinnedIdentityKeys?: readonly string[]
  /** In the order in which to offer them. Default: passkey, email, siwe and guest, which need no set-up but mail. */
  loginMethods?: readonly LoginMethod[]
  /** Those of the server's providers to offer, in this order. Default: none. */
  oauthProviders?: readonly OAuthProvider[]
  /** The server's bot at Telegram, by its number: for its window. In a mini app there is no need of it. */
  telegram?: { botId: string }
  /** Server access whose limits a contract keeps (mode `onchain`): how to speak to the contract, and a node of each chain by CAIP-2. */
  onchain?: { adapter: OnchainClientAdapter; rpcUrls: Readonly<Record<string, string>> }
  /** The page's origin, named in sign-in texts. Default: `location.origin`. */
  origin?: string
}
