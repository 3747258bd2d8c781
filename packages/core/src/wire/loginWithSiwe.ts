import * as is from './check.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { sessionAnswer } from './session.ts'

const address = is.text('an EVM address', /^0x[0-9a-fA-F]{40}$/)

/** Gives a nonce for a Sign-In with Ethereum message (EIP-4361). */
export const generateSiweNonce = endpoint({
  method: 'POST',
  path: '/siwe/init',
  auth: 'none',
  body: shape<{ address: string }>({ address }),
  response: shape<{ nonce: string; address: string; expiresAt: string }>({
    nonce: is.string,
    address: is.string,
    expires_at: is.string,
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
  body: shape<SiweProof>({
    message: is.text('a text of at most 4,000 characters', /^/, 4_000),
    signature: is.text('a signature in hex', /^0x[0-9a-fA-F]{2,4096}$/, 4_098),
    chainId: is.string,
    walletClientType: is.nullish(is.string),
    connectorType: is.nullish(is.string),
  }),
  response: sessionAnswer,
})
