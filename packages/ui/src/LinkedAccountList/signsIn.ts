import { isEmbeddedWallet, type LinkedAccount } from '@latchkey/core'

const never: ReadonlySet<LinkedAccount['type']> = new Set(['smart_wallet', 'cross_app'])

/** Whether the person can sign in with it. */
export const signsIn = (account: LinkedAccount) =>
  account.type === 'wallet' ? !isEmbeddedWallet(account) : !never.has(account.type)
