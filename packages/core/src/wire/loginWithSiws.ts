import * as is from './check.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { loginMode, type LoginMode } from './loginMode.ts'
import { siweProof } from './loginWithSiwe.ts'
import { sessionAnswer } from './session.ts'

/** A Solana address in base58. */
export const solanaAddress = is.text('a Solana address', /^[1-9A-HJ-NP-Za-km-z]{32,44}$/)

/** Gives a nonce for a Sign-In with Solana message. */
export const generateSiwsNonce = endpoint({
  method: 'POST',
  path: '/siws/init',
  auth: 'none',
  body: shape<{ address: string }>({ address: solanaAddress }),
  response: shape<{ nonce: string; address: string; expiresAt: string }>({
    nonce: is.string,
    address: is.string,
    expires_at: is.string,
  }),
})

export interface SiwsProof {
  /** The text, to the letter. */
  message: string
  /** base64 of 64 bytes. */
  signature: string
  walletClientType?: string | null
  connectorType?: string | null
  /** What the wallet was made to sign: the text itself, the text under the header that hardware wallets want, or a transaction that carries it. Absent: the text. */
  messageType?: 'plain' | 'offchain-message' | 'transaction'
}

/** What a wallet signed and how. Privy's spelling: camelCase but for the last. */
export const siwsProof = {
  message: siweProof.message,
  signature: is.text('a signature in base64', /^[A-Za-z0-9+/]+={0,2}$/, 8_192),
  walletClientType: siweProof.walletClientType,
  connectorType: siweProof.connectorType,
  message_type: is.optional(is.oneOf('plain', 'offchain-message', 'transaction')),
}

/** Signs in with an external Solana wallet; a new address becomes a new person. */
export const loginWithSiws = endpoint({
  method: 'POST',
  path: '/siws/authenticate',
  auth: 'none',
  body: shape<SiwsProof & { mode?: LoginMode }>({ ...siwsProof, mode: loginMode }),
  response: sessionAnswer,
})
