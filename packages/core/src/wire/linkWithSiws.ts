import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { siwsProof, solanaAddress, type SiwsProof } from './loginWithSiws.ts'
import { user } from './user.ts'

/** Links an external Solana wallet that signed a message for it. */
export const linkWithSiws = endpoint({
  method: 'POST',
  path: '/siws/link',
  auth: 'user',
  body: shape<SiwsProof>(siwsProof),
  response: user,
})

/** Takes an external Solana wallet from the person. */
export const unlinkSolanaWallet = endpoint({
  method: 'POST',
  path: '/siws/unlink',
  auth: 'user',
  body: shape<{ address: string }>({ address: solanaAddress }),
  response: user,
})
