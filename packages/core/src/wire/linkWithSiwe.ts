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
