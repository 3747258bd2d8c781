import type { CustomMetadata, LinkedAccount, LinkedAccountOf, UnknownAccount, User as OurUser } from '@latchkey/core'

type Ours = 'verifiedAt' | 'delegation'

/** Whose contract a smart wallet is. */
type SmartWalletType = 'safe' | 'kernel' | 'light_account' | 'biconomy' | 'coinbase_smart_wallet' | 'thirdweb' | 'nexus'

type AsPrivys<account> = account extends { smartWalletType: string }
  ? Omit<account, Ours | 'smartWalletType'> & { smartWalletType: SmartWalletType }
  : account extends { type: 'apple_oauth' }
    ? Omit<account, Ours | 'email'> & { email: string }
    : Omit<account, Ours>
type Fields<account> = Omit<AsPrivys<account>, 'type' | 'firstVerifiedAt' | 'latestVerifiedAt'>

/**
 * A linked account, as Privy's hooks give it. One of a kind that nobody knows yet is in the list, too, where Privy drops it: its
 * `type` is then `unknown`, which Privy's types have no room for.
 */
export type LinkedAccountWithMetadata = AsPrivys<Exclude<LinkedAccount, UnknownAccount>>

/** The signed-in person, as Privy's hooks give them. */
export interface User extends Omit<
  OurUser,
  'linkedAccounts' | 'wallet' | 'smartWallet' | 'apple' | 'customMetadata' | 'mfaVerifiedAt'
> {
  linkedAccounts: LinkedAccountWithMetadata[]
  wallet?: Wallet
  smartWallet?: Fields<LinkedAccountOf<'smart_wallet'>>
  apple?: Fields<LinkedAccountOf<'apple_oauth'>>
  customMetadata?: CustomMetadata | undefined
}

/** A wallet, as Privy's hooks give it. */
export type Wallet = Omit<NonNullable<OurUser['wallet']>, Ours>
