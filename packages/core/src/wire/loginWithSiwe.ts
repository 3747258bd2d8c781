import * as v from 'valibot'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { sessionAnswer } from './session.ts'

const address = v.pipe(v.string(), v.regex(/^0x[0-9a-fA-F]{40}$/))

/** Gives a nonce for a Sign-In with Ethereum message (EIP-4361). */
export const generateSiweNonce = endpoint({
  method: 'POST',
  path: '/siwe/init',
  auth: 'none',
  body: shape<{ address: string }>({ address }),
  response: shape<{ nonce: string; address: string; expiresAt: string }>({
    nonce: v.string(),
    address: v.string(),
    expires_at: v.string(),
  }),
})

export interface SiweProof {
  /** The EIP-4361 text, to the letter. */
  message: string
  signature: string
  /** CAIP-2, for example `eip155:1`. */
  chainId: string
  walletClientType?: string | null
  connectorType?: string | null
}

/** Signs in with an external wallet; a new address becomes a new person. Privy's spelling: these members are camelCase. */
export const loginWithSiwe = endpoint({
  method: 'POST',
  path: '/siwe/authenticate',
  auth: 'none',
  body: shape<SiweProof>(
    {
      message: v.pipe(v.string(), v.maxLength(4_000)),
      signature: v.pipe(v.string(), v.regex(/^0x[0-9a-fA-F]{2,4096}$/)),
      chainId: v.string(),
      walletClientType: v.nullish(v.string(), null),
      connectorType: v.nullish(v.string(), null),
    },
    { rename: { chainId: 'chainId', walletClientType: 'walletClientType', connectorType: 'connectorType' } },
  ),
  response: sessionAnswer,
})
