import * as is from './check.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { siweProof } from './loginWithSiwe.ts'
import { user } from './user.ts'

export interface SmartWalletProof {
  /** The EIP-4361 text, to the letter. */
  message: string
  signature: string
  smartWalletType: string
  smartWalletVersion?: string
}

/** Links a contract wallet whose contract says yes to a signature (EIP-1271, EIP-6492). */
export const linkSmartWallet = endpoint({
  method: 'POST',
  path: '/siwe/link_smart_wallet',
  auth: 'user',
  body: shape<SmartWalletProof>({
    message: siweProof.message,
    signature: siweProof.signature,
    smart_wallet_type: is.oneOf(
      'safe',
      'kernel',
      'light_account',
      'biconomy',
      'coinbase_smart_wallet',
      'thirdweb',
      'nexus',
    ),
    smart_wallet_version: is.optional(is.text('a version', /^[\w.-]+$/, 32)),
  }),
  response: user,
})
