import type { Backend } from './Backend.ts'

/** Stands where there is no backend: it can do nothing, and answers everything alike. */
export const idleBackend = (name: string, answer: () => Promise<never>): Backend => ({
  name,
  capabilities: { loginMethods: [], wallets: null, delegate: null, revoke: 'none', lastUsed: false },
  restore: answer,
  refreshUser: answer,
  logout: answer,
  getAccessToken: answer,
})
