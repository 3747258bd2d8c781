/** What the app's server may sign. Whatever is not named is refused. */
export interface DelegationScope {
  actions: DelegatedAction[]
}

/** A method of `wallets/:id/rpc` that a scope can name. */
export type DelegatedAction = 'personal_sign'

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
