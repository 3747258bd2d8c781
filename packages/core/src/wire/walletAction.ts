import type { ActionKind } from '../types/Action.ts'
import type { SessionSnapshot } from '../types/SessionSnapshot.ts'
import type { TypedData } from '../types/Signable.ts'
import * as is from './check.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { passkeyName } from './passkeyName.ts'
import { user } from './user.ts'
import { newRecoveryKey, type NewRecoveryKeyWire } from './walletRecovery.ts'
import { authenticationResponse, registrationResponse, requestOptions } from './webauthn.ts'

/** What a passkey signs at a wallet service; more than apps' ceremonies have. */
export type WalletActionName = ActionKind | 'activatePasskey' | 'addRecoveryKey'

/** An action of a wallet service, as it travels: of what its kind has no use for, nothing is there. */
export interface WalletActionRequest {
  kind: WalletActionName
  chainType?: 'ethereum' | 'solana'
  name?: string
  /** A wallet of the person's. */
  address?: string
  to?: string
  /** Base units, in digits. */
  amount?: string
  token?: string
  /** Names what the person wants once: the same again is the same. */
  externalId?: string
  /** Hex. */
  message?: `0x${string}`
  typedData?: TypedData
  /** Unsigned, serialised, hex. */
  transaction?: `0x${string}`
  hash?: `0x${string}`
  credentialId?: string
  /** A new passkey's answer to the options of linkPasskeyInit. */
  authenticatorResponse?: RegistrationResponseJSON
  /** Made over the challenge of addRecoveryKeyInit. */
  recoveryKey?: NewRecoveryKeyWire
  challengeIdentifier?: string
}

const hex = (what: string, longest: number) => is.optional(is.text(what, /^0x([0-9a-f]{2})*$/i, longest))
const text = (what: string, longest: number) => is.optional(is.text(what, /^[^\0]+$/, longest))

/** Readies an action for the person's passkey. The request is kept by the server, word for word, until it is signed. */
export const prepareWalletAction = endpoint({
  method: 'POST',
  path: '/wallet_actions/prepare',
  auth: 'user',
  body: shape<WalletActionRequest>(
    {
      kind: is.oneOf(
        'createWallet',
        'transferAsset',
        'generateSignature',
        'addPasskey',
        'removePasskey',
        'exportWallet',
        'activatePasskey',
        'addRecoveryKey',
      ),
      chain_type: is.optional(is.oneOf('ethereum', 'solana')),
      name: is.optional(passkeyName),
      address: text('an address', 100),
      to: text('an address', 100),
      amount: is.optional(is.text('base units, in digits', /^\d{1,78}$/)),
      token: text('a contract or mint', 100),
      external_id: is.optional(is.text('an id', /^[\w-]{1,100}$/)),
      message: hex('bytes in hex', 200_000),
      typed_data: is.optional(is.object()),
      transaction: hex('a transaction in hex', 200_000),
      hash: is.optional(is.text('32 bytes in hex', /^0x[0-9a-f]{64}$/i)),
      credential_id: is.optional(is.text('a credential id', /^[\w-]+$/, 1_400)),
      authenticator_response: is.optional(is.object()),
      recovery_key: is.optional(is.object()),
      challenge_identifier: text('a challenge identifier', 4_000),
    },
    { inner: { authenticator_response: registrationResponse, recovery_key: newRecoveryKey } },
  ),
  response: shape<{ actionId: string; options: PublicKeyCredentialRequestOptionsJSON; exp: number }>(
    { action_id: is.string, options: is.object(), /** Unix seconds, by the server's clock. */ exp: is.integer(0) },
    { inner: { options: requestOptions } },
  ),
})

/** What became of an action, and the person where it changed something of theirs. */
export interface WalletActionAnswer extends Partial<SessionSnapshot> {
  status: 'done' | 'pending_approval'
  approvalId?: string
  address?: string
  id?: string
  transactionHash?: string | null
  /** Hex, or for Solana base58, and base64 for a transaction. */
  signature?: string
  credentialId?: string
}

/** Has it done, once: what fails here is prepared anew. */
export const completeWalletAction = endpoint({
  method: 'POST',
  path: '/wallet_actions/complete',
  auth: 'user',
  body: shape<{ actionId: string; assertion: AuthenticationResponseJSON }>(
    { action_id: is.text('an action id', /^[\w-]{1,128}$/), assertion: is.object() },
    { inner: { assertion: authenticationResponse } },
  ),
  response: shape<WalletActionAnswer>(
    {
      status: is.oneOf('done', 'pending_approval'),
      approval_id: is.optional(is.string),
      address: is.optional(is.string),
      id: is.optional(is.string),
      transaction_hash: is.optional(is.nullable(is.string)),
      signature: is.optional(is.string),
      credential_id: is.optional(is.string),
      user: is.optional(is.object()),
      identity_token: is.nullish(is.string),
    },
    { inner: { user } },
  ),
})
