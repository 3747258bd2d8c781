import * as is from './check.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { loginMode, type LoginMode } from './loginMode.ts'
import { sessionAnswer } from './session.ts'

/** An EVM address, whatever its letter case. */
export const evmAddress = is.text('an EVM address', /^0x[0-9a-fA-F]{40}$/)

/** Gives a nonce for a Sign-In with Ethereum message (EIP-4361). */
export const generateSiweNonce = endpoint({
  method: 'POST',
  path: '/siwe/init',
  auth: 'none',
  body: shape<{ address: string }>({ address: evmAddress }),
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
  /** CAIP-2, for example `eip155:1`, or the bare number; absent: the one that the message names. */
  chainId?: string | null
  walletClientType?: string | null
  connectorType?: string | null
}

/** What a wallet signed and how: Privy's spelling, so these members are camelCase. */
export const siweProof = {
  message: is.text('a text of at most 4,000 characters', /^/, 4_000),
  signature: is.text('a signature in hex', /^0x[0-9a-fA-F]{2,8192}$/, 8_194),
  chainId: is.nullish(is.text('a chain, like eip155:1', /^(eip155:)?\d{1,32}$/)),
  walletClientType: is.nullish(is.text('a text of at most 64 characters', /^/, 64)),
  connectorType: is.nullish(is.text('a text of at most 64 characters', /^/, 64)),
}

/** Signs in with an external wallet; a new address becomes a new person. */
export const loginWithSiwe = endpoint({
  method: 'POST',
  path: '/siwe/authenticate',
  auth: 'none',
  body: shape<SiweProof & { mode?: LoginMode }>({ ...siweProof, mode: loginMode }),
  response: sessionAnswer,
})
