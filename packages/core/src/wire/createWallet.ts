import * as is from './check.ts'
import type { RecoveryMethod } from '../types/Wallet.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { snapshot } from './session.ts'

/** What a person signs (EIP-191) to prove that a new wallet's key is theirs. */
export const walletPossessionMessage = (userId: string, address: string) =>
  `latchkey/wallet/v1\n${userId}\n${address.toLowerCase()}`

export interface WalletRegistration {
  address: string
  chainType: 'ethereum'
  walletIndex: number
  recoveryMethod: RecoveryMethod
  /** Over `walletPossessionMessage`. */
  signature: string
}

/** Links a wallet of the person's own vault; refused with `wallet_index_conflict` where the index is taken. */
export const createWallet = endpoint({
  method: 'POST',
  path: '/vault/wallets',
  auth: 'user',
  body: shape<WalletRegistration>({
    address: is.text('an EVM address', /^0x[0-9a-fA-F]{40}$/),
    chain_type: is.oneOf('ethereum'),
    wallet_index: is.integer(0, 1_000),
    recovery_method: is.oneOf('user-passkey', 'user-passcode'),
    signature: is.text('a signature in hex', /^0x[0-9a-fA-F]{130}$/),
  }),
  response: snapshot,
})
