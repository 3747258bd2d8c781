import type { LinkedAccountOf } from './LinkedAccount.ts'
import type { UserRecord } from './User.ts'
import type { Wallet } from './Wallet.ts'

/** True for a wallet whose key was made here, not brought by an outside wallet. */
export function isEmbeddedWallet(wallet: Wallet): boolean {
  return wallet.connectorType === 'embedded' || wallet.walletClientType === 'privy'
}

/** The person's wallets, embedded and external. */
export function wallets(user: UserRecord): LinkedAccountOf<'wallet'>[] {
  return user.linkedAccounts.filter((account) => account.type === 'wallet')
}

/** The wallets that the app's server may sign for. */
export function delegatedWallets(user: UserRecord): LinkedAccountOf<'wallet'>[] {
  return wallets(user).filter((wallet) => wallet.delegated)
}

/** The wallet with this address; EVM addresses compare in any letter case. What is no address finds none. */
export function findWallet(user: UserRecord, address: string): LinkedAccountOf<'wallet'> | undefined {
  if (typeof address !== 'string') return undefined
  return wallets(user).find((wallet) => sameAddress(wallet.address, address))
}

/** Compares `0x…` addresses in any letter case and all others to the letter. */
export function sameAddress(a: string, b: string): boolean {
  return a === b || (a.startsWith('0x') && a.toLowerCase() === b.toLowerCase())
}
