/** The kinds of smart wallet that can be made, by the field's names for them. */
export const smartWalletTypeNames = ['coinbase_smart_wallet', 'kernel', 'light_account', 'safe'] as const

/** A kind of smart wallet. */
export type SmartWalletType = (typeof smartWalletTypeNames)[number]
