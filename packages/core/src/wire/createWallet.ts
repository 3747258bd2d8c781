import * as is from './check.ts'
import type { RecoveryMethod } from '../types/Wallet.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { snapshot } from './session.ts'

export interface WalletRegistration {
  address: string
  chainType: 'ethereum' | 'solana'
  /** Its place in the person's tree of wallets; null for one that was imported. */
  walletIndex: number | null
  recoveryMethod: RecoveryMethod
  /** Over `walletPossessionMessage`: hex for Ethereum, base58 for Solana. */
  signature: string
}

/** Links a wallet of the person's own vault; refused with `wallet_index_conflict` where the index is taken. */
export const createWallet = endpoint({
  method: 'POST',
  path: '/vault/wallets',
  auth: 'user',
  body: shape<WalletRegistration>({
    address: is.text('an EVM or Solana address', /^(0x[0-9a-fA-F]{40}|[1-9A-HJ-NP-Za-km-z]{32,44})$/),
    chain_type: is.oneOf('ethereum', 'solana'),
    wallet_index: is.nullable(is.integer(0, 2 ** 31 - 1)),
    recovery_method: is.oneOf('user-passkey', 'user-passcode'),
    signature: is.text('a signature in hex or base58', /^(0x[0-9a-fA-F]{130}|[1-9A-HJ-NP-Za-km-z]{64,88})$/),
  }),
  response: snapshot,
})
