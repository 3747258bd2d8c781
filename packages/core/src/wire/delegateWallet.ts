import * as is from './check.ts'
import type { ChainType } from '../types/ChainType.ts'
import type { DelegationMode, DelegationScope } from '../types/Delegation.ts'
import type { SessionSnapshot } from '../types/SessionSnapshot.ts'
import { plain, shape } from './codec.ts'
import { delegationScope } from './delegationScope.ts'
import { endpoint } from './endpoint.ts'
import { user } from './user.ts'

/** What the person consents to, word for word. Its canonical JSON (RFC 8785) is what gets hashed and signed. */
export interface DelegationGrant {
  v: 1
  type: 'delegation'
  appId: string
  userId: string
  walletId: string
  address: string
  chainType: 'ethereum' | 'solana'
  mode: DelegationMode
  /** The contract that keeps the limits, in mode `onchain` and only there. */
  implementation?: string
  scope: DelegationScope
  /** The person's epoch when this was offered; a revocation raises it and so ends the offer. */
  epoch: number
  /** Unix seconds, by the server's clock. */
  issuedAt: number
  expiresAt: number
}

/**
 * The server's signed offer: the grant, and the public half of a key made for it alone. Mode `sealed`: an HPKE key (base64url, SEC1) to
 * seal the wallet's key to. Mode `onchain`: the address of the session key.
 */
export interface DelegationOffer {
  grant: DelegationGrant
  pk: string
  actionId: string
  /** Unix seconds. */
  exp: number
}

export interface DelegateWalletInit {
  actionId: string
  nonce: string
  rpId: string
  allowCredentials: { id: string; type: 'public-key'; transports?: string[] }[]
  /** Canonical JSON of DelegationOffer, as the exact string that was signed. */
  offer: string
  /** ES256 over the UTF-8 bytes of `offer`, base64url. */
  offerSig: string
  /** RFC 7638 thumbprint of the identity key, and the key itself for a first meeting. */
  kid: string
  identityKey: JsonWebKey
}

/** Asks for an offer. `ttl` is in seconds. */
export const delegateWalletInit = endpoint({
  method: 'POST',
  path: '/delegations/init',
  auth: 'user',
  body: shape<{
    address: string
    chainType: ChainType
    mode: DelegationMode
    implementation?: string
    scope: DelegationScope
    ttl: number
  }>(
    {
      address: is.string,
      chain_type: is.string,
      mode: is.oneOf('sealed', 'onchain'),
      implementation: is.optional(is.string),
      scope: is.object(),
      ttl: is.integer(60),
    },
    { inner: { scope: delegationScope } },
  ),
  response: shape<DelegateWalletInit>({
    action_id: is.string,
    nonce: is.string,
    rp_id: is.string,
    allow_credentials: is.array(is.object({ id: is.string, type: is.oneOf('public-key') })),
    offer: is.string,
    offer_sig: is.string,
    kid: is.string,
    identity_key: is.object({ kty: is.oneOf('EC') }),
  }),
})

/** Hands over the consent and the sealed key, or the transaction that granted it. `assertion` is WebAuthn's own JSON, not renamed. */
export const delegateWallet = endpoint({
  method: 'POST',
  path: '/delegations/complete',
  auth: 'user',
  body: shape<{
    actionId: string
    assertion: AuthenticationResponseJSON
    /** Canonical JSON of `{ grant, pk }`: the body that the challenge covers. */
    signed: string
    /** In mode `sealed`. */
    sealed?: { enc: string; ct: string }
    /** In mode `onchain`. */
    transactionHash?: string
  }>({
    action_id: is.string,
    assertion: is.object({ id: is.string, response: is.object() }),
    signed: is.text('a text of at most 8,000 characters', /^/, 8_000),
    sealed: is.optional(is.object({ enc: is.string, ct: is.string })),
    transaction_hash: is.optional(is.text('the hash of a transaction', /^0x[0-9a-f]{64}$/)),
  }),
  response: shape<{ delegationId: string } & SessionSnapshot>(
    { delegation_id: is.string, user: is.object(), identity_token: is.nullish(is.string) },
    { inner: { user } },
  ),
})

/** The keys that sign offers, for whoever wants to pin them. */
export const getIdentityKeys = endpoint({
  method: 'GET',
  path: '/.well-known/latchkey-identity',
  auth: 'none',
  response: plain<{ keys: (JsonWebKey & { kid: string })[] }>(
    is.object({ keys: is.array(is.object({ kid: is.string })) }),
  ),
})
