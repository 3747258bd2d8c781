import type { LinkedAccount, UnknownAccount, User as OurUser } from '@latchkey/core'

type Ours = 'verifiedAt' | 'delegation'
type Without<account> = account extends UnknownAccount ? account : Omit<account, Ours>

/** A linked account, as Privy's hooks give it. A kind that nobody knows yet is kept, where Privy drops it. */
export type LinkedAccountWithMetadata = Without<LinkedAccount>

/** The signed-in person, as Privy's hooks give them. */
export interface User extends Omit<OurUser, 'linkedAccounts' | 'wallet'> {
  linkedAccounts: LinkedAccountWithMetadata[]
  wallet?: Wallet
}

/** A wallet, as Privy's hooks give it. */
export type Wallet = Omit<NonNullable<OurUser['wallet']>, Ours>
