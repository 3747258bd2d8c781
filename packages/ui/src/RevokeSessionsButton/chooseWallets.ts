import { delegatedWallets, sameAddress, type Capabilities, type User, type Wallet } from '@latchkey/core'

/** Whose server access a button ends: all, those with these addresses (in any letter case), or those that a test picks. */
export type WalletChoice = 'all' | string[] | ((wallet: Wallet) => boolean)

/** The person's wallets with server access that a button is about. Where they end only together, it is about all. */
export function chooseWallets(user: User, choice: WalletChoice, revoke: Capabilities['revoke']): Wallet[] {
  const all = delegatedWallets(user)
  const chosen = all.filter((wallet) => {
    if (choice === 'all') return true
    if (typeof choice === 'function') return choice(wallet)
    return choice.some((address) => sameAddress(address, wallet.address))
  })
  return revoke === 'all' && chosen.length ? all : chosen
}
