import * as is from './check.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { evmAddress, siweProof, type SiweProof } from './loginWithSiwe.ts'
import { user } from './user.ts'

/** Links an external wallet that signed a message (EIP-4361) for it. */
export const linkWithSiwe = endpoint({
  method: 'POST',
  path: '/siwe/link',
  auth: 'user',
  body: shape<SiweProof>(siweProof),
  response: user,
})

/** Takes an external wallet from the person. */
export const unlinkWallet = endpoint({
  method: 'POST',
  path: '/siwe/unlink',
  auth: 'user',
  body: shape<{ address: string }>({ address: evmAddress }),
  response: user,
})

/** Links a contract wallet whose contract says yes to a signature (EIP-1271, EIP-6492). */
export const linkSmartWallet = endpoint({
  method: 'POST',
  path: '/siwe/link_smart_wallet',
  auth: 'user',
  body: shape<{ message: string; signature: string; smartWalletType: string; smartWalletVersion?: string }>({
    message: siweProof.message,
    signature: siweProof.signature,
    smart_wallet_type: is.text('a kind of smart wallet', /^[a-z_]+$/, 64),
    smart_wallet_version: is.optional(is.text('a version', /^[\w.-]+$/, 32)),
  }),
  response: user,
})
