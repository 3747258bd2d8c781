import { LatchkeyError } from '@latchkey/core'
import { actionChallenge, fromBase64url, sealAad } from '@latchkey/core/wire'
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
  sealed: { enc: string; ct: string }
}

/** Turns a consent into a delegation that can be stored. The offer was consumed before, so a failure here ends it. */
export async function acceptOffer(server: Server, offer: PendingOffer, answer: Answer): Promise<DelegationRow> {
  const { actionId, assertion, signed, sealed } = answer
  const { grant, pk, wrappedSk } = offer
  if (signed !== offer.signed)
    throw new LatchkeyError('delegation_grant_mismatch', 'What was signed is not what was offered. Start again.')
  const { challenge, actionHash } = await actionChallenge({
    nonce: fromBase64url(offer.nonce),
    method: 'POST',
    path: '/delegations/complete',
    body: signed,
  })
  await verifyOwnAssertion(server, { userId: grant.userId, assertion, challenge })

  const aad = await sealAad(actionHash, fromBase64url(assertion.response.clientDataJSON))
  const key = await openSealed(server.kek, { actionId, pk, wrappedSk }, { sealed, aad })
  try {
    if ((await addressOf(grant.chainType, key)) !== grant.address)
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
      consent: { credentialId: assertion.id, clientDataJSON, authenticatorData, signature },
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
