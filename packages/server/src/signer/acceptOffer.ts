import { LatchkeyError } from '@latchkey/core'
import { actionChallenge, fromBase64url, sealAad, WireInvalidError } from '@latchkey/core/wire'
import { randomText, sha256 } from '../bytes.ts'
import { verifyOwnAssertion } from '../passkeys/verifyOwnAssertion.ts'
import type { Server } from '../Server.ts'
import type { DelegationRow } from '../store/Store.ts'
import { addressOf } from './addressOf.ts'
import { keepKey } from './keptKey.ts'
import type { PendingOffer } from './makeOffer.ts'
import { openSealed } from './singleUseKey.ts'

interface Answer {
  actionId: string
  assertion: AuthenticationResponseJSON
  signed: string
  sealed?: { enc: string; ct: string }
  transactionHash?: string
}

/** Turns a consent into a delegation that can be stored. The offer was consumed before, so a failure here ends it. */
export async function acceptOffer(server: Server, offer: PendingOffer, answer: Answer): Promise<DelegationRow> {
  const { assertion, signed } = answer
  const { grant, pk } = offer
  if (signed !== offer.signed)
    throw new LatchkeyError('delegation_grant_mismatch', 'What was signed is not what was offered. Start again.')
  const { challenge, actionHash } = await actionChallenge({
    nonce: fromBase64url(offer.nonce),
    method: 'POST',
    path: '/delegations/complete',
    body: signed,
  })
  await verifyOwnAssertion(server, { userId: grant.userId, assertion, challenge })

  const isOnchain = grant.mode === 'onchain'
  const { key, onchain } = await (isOnchain ? takeSessionKey : takeWalletKey)(server, { offer, answer, actionHash })
  try {
    if ((await addressOf(grant.chainType, key)) !== (isOnchain ? pk : grant.address))
      throw new LatchkeyError('delegation_key_mismatch', 'The sealed key is not the key of this wallet. Start again.')
    const id = randomText(16)
    const { userId, address, epoch } = grant
    const { clientDataJSON, authenticatorData, signature } = assertion.response
    return {
      id,
      userId,
      walletId: grant.walletId,
      address,
      chainType: grant.chainType,
      epoch,
      scope: grant.scope,
      status: 'active',
      grantHash: await sha256(signed),
      consent: {
        credentialId: assertion.id,
        clientDataJSON,
        authenticatorData,
        signature,
        ...(onchain && { onchain }),
      },
      sealedKey: await keepKey(server, { id, userId, address, epoch }, key),
      createdAt: server.now(),
      expiresAt: grant.expiresAt * 1000,
      revokedAt: null,
      revokedBy: null,
      signCount: 0,
      spent: null,
      lastUsedAt: null,
    }
  } finally {
    key.fill(0)
  }
}

interface Taking {
  offer: PendingOffer
  answer: Answer
  actionHash: Uint8Array<ArrayBuffer>
}

interface Taken {
  key: Uint8Array<ArrayBuffer>
  onchain?: DelegationRow['consent']['onchain']
}

/** Opens the wallet's key, which came sealed. */
async function takeWalletKey(server: Server, { offer, answer, actionHash }: Taking): Promise<Taken> {
  const { actionId, assertion, sealed } = answer
  if (!sealed) throw new WireInvalidError('sealed', 'is missing')
  const aad = await sealAad(actionHash, fromBase64url(assertion.response.clientDataJSON))
  return { key: await openSealed(server.kek, { ...offer, actionId }, { sealed, aad }) }
}

/** Opens the session key, once the chain has what the person consented to. */
async function takeSessionKey(server: Server, { offer, answer }: Taking): Promise<Taken> {
  const { actionId, transactionHash } = answer
  const { grant, pk, wrappedSk } = offer
  if (!transactionHash) throw new WireInvalidError('transaction_hash', 'is missing')
  const [{ openSessionKey }, { assertGranted }, { grantedTerms }] = await Promise.all([
    import('../onchain/sessionKey.ts'),
    import('../onchain/assertGranted.ts'),
    import('../onchain/onchainTerms.ts'),
  ])
  const terms = grantedTerms(grant, pk)
  await assertGranted(server, terms, transactionHash)
  const { chainId } = terms
  return {
    key: await openSessionKey(server.kek, { actionId, wrappedSk }),
    onchain: { chainId, implementation: grant.implementation!, sessionKey: pk, transactionHash },
  }
}
