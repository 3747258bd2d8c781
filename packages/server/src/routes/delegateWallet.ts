import { LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { WireInvalidError, type DelegationGrant } from '@latchkey/core/wire'
import { putPending } from '../http/putPending.ts'
import { route } from '../http/route.ts'
import { embeddedWalletOf } from '../people/embeddedWalletOf.ts'
import { snapshotOf } from '../session/snapshot.ts'
import { acceptOffer } from '../signer/acceptOffer.ts'
import { assertScope } from '../signer/policy/assertScope.ts'
import { makeOffer, type PendingOffer } from '../signer/makeOffer.ts'

/** Offers to keep a wallet's key: what the person would consent to, and what to seal the key to. */
export const delegateWalletInit = route(
  endpoints.delegateWalletInit,
  async ({ server, session }, body) => {
    const { store, rpId, appId } = server
    const { userId, sid } = session
    const { address, chainType, mode, implementation, scope, ttl } = body
    const { wallet, epoch, delegated } = await embeddedWalletOf(server, userId, { address, chainType })
    if (delegated) throw exists()
    if (ttl > server.maxDelegationTtl)
      throw new WireInvalidError('ttl', `is longer than this server allows (${server.maxDelegationTtl} seconds)`)
    assertScope(wallet.chain_type, scope)
    if (implementation !== undefined && mode === 'sealed')
      throw new WireInvalidError('implementation', 'is for mode onchain alone')
    const credentials = await store.credentials.ofUser(userId)
    if (credentials.length === 0)
      throw new LatchkeyError(
        'passkey_required',
        'Server access must be signed by a passkey, and this person has none. Add one first.',
      )

    const issuedAt = Math.floor(server.now() / 1000)
    const grant: DelegationGrant = {
      v: 1,
      type: 'delegation',
      appId,
      userId,
      walletId: wallet.id,
      address: wallet.address,
      chainType: wallet.chain_type,
      mode,
      ...(implementation !== undefined && { implementation }),
      scope: { ...scope, actions: [...new Set(scope.actions)] },
      epoch,
      issuedAt,
      expiresAt: issuedAt + ttl,
    }
    const { pending, expiresAt, ...offer } = await makeOffer(server, sid, grant)
    await putPending(server, { kind: 'delegation', id: offer.actionId, userId, data: pending, expiresAt })
    const allowCredentials = credentials.map(({ id, transports }) => ({ id, type: 'public-key' as const, transports }))
    return { ...offer, nonce: pending.nonce, rpId, allowCredentials }
  },
  { mfa: 'delegateWallet' },
)

/** Takes the consent and the sealed key. The offer is used up first, whatever comes of it. */
export const delegateWallet = route(
  endpoints.delegateWallet,
  async ({ server, session }, answer) => {
    const { store } = server
    const ticket = await store.delegations.claim(answer.actionId, server.now())
    const offer = ticket?.data as PendingOffer | undefined
    if (!offer || ticket?.userId !== session.userId || offer.sid !== session.sid)
      throw new LatchkeyError(
        'action_challenge_unknown_or_used',
        'This offer was used before, has lapsed, was ended by a revocation, or is not yours. Ask for a new one.',
      )
    const row = await acceptOffer(server, offer, answer)
    const audit = {
      ts: row.createdAt,
      actor: 'user',
      event: 'delegation.created',
      subject: row.id,
      detail: { wallet: row.walletId, grant: row.grantHash },
    } as const
    const created = await store.delegations.create(row, audit, answer.actionId)
    if (created === 'exists') throw exists()
    if (created === 'superseded')
      throw new LatchkeyError(
        'delegation_superseded',
        'Server access was revoked while this was under way, so it stays off.',
      )
    return { delegationId: row.id, ...(await snapshotOf(server, session.userId)) }
  },
  { mfa: 'delegateWallet' },
)

const exists = () =>
  new LatchkeyError('delegation_exists', 'Server access is on for this wallet already. Revoke it first to change it.')
