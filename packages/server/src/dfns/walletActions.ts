import { LatchkeyError } from '@latchkey/core'
import {
  completeWalletAction as completeEndpoint,
  prepareWalletAction as prepareEndpoint,
  type WalletActionAnswer,
  type WalletActionName,
} from '@latchkey/core/walletActions'
import { randomText } from '../bytes.ts'
import { putPending } from '../http/putPending.ts'
import { route, type Route } from '../http/route.ts'
import { actionLifetime } from '../http/signedRoute.ts'
import { activatePasskey } from './actions/activatePasskey.ts'
import { addPasskey } from './actions/addPasskey.ts'
import { addRecoveryKey } from './actions/addRecoveryKey.ts'
import { createWallet } from './actions/createWallet.ts'
import { generateSignature } from './actions/generateSignature.ts'
import { removePasskey } from './actions/removePasskey.ts'
import { transferAsset } from './actions/transferAsset.ts'
import type { WalletActionKind } from './actions/WalletActionKind.ts'
import { challengeBytes, toAssertion } from './convert.ts'
import type { DfnsAccess } from './dfnsAccess.ts'
import { approvalIn, asDfnsOutcome, refusing } from './dfnsError.ts'
import type { DfnsRequest } from './DfnsSdk.ts'

const kinds: Partial<Record<WalletActionName, WalletActionKind<any>>> = {
  activatePasskey,
  addPasskey,
  addRecoveryKey,
  createWallet,
  generateSignature,
  removePasskey,
  transferAsset,
}

/** What is kept of an action until it comes back signed, once. */
interface Pending extends Record<string, unknown> {
  sid: string
  kind: WalletActionName
  /** JSON, frozen: what the person signs is what is asked for in the end. */
  request: string
  kept: Record<string, unknown>
  challengeIdentifier: string
}

/** The two routes of every action that a person's passkey signs at Dfns. */
export const walletActions = (dfns: DfnsAccess): Record<string, Route> => ({
  prepareWalletAction: route(prepareEndpoint, async ({ server, session }, asked) => {
    const { userId, sid } = session
    const action = kindOf(asked.kind)
    const person = await dfns.person(userId)
    const { request, kept = {} } = await refusing(() => action.toRequest({ server, dfns, person, userId }, asked))
    const { challenge, challengeIdentifier, allowCredentials } = await refusing(() => action.init(person, request))
    const actionId = randomText()
    const expiresAt = server.now() + actionLifetime
    const data: Pending = { sid, kind: asked.kind, request: JSON.stringify(request), kept, challengeIdentifier }
    await putPending(server, { kind: 'action', id: actionId, userId, data, expiresAt })
    const options = {
      challenge: challengeBytes(challenge),
      rpId: server.rpId,
      allowCredentials: allowCredentials.webauthn,
      userVerification: 'required' as const,
    }
    return { actionId, options, exp: Math.floor(expiresAt / 1000) }
  }),

  completeWalletAction: route(completeEndpoint, async ({ server, session }, { actionId, assertion }) => {
    const { userId, sid } = session
    const ticket = await server.store.tickets.take('action', actionId, 0) // gone, whether it lapsed or not
    const pending = ticket?.data as Pending | undefined
    if (!pending || ticket?.userId !== userId || pending.sid !== sid)
      throw new LatchkeyError(
        'action_challenge_unknown_or_used',
        'This was completed before, or was not prepared by this person in this session. Prepare it again.',
      )
    if (ticket.expiresAt <= server.now())
      throw new LatchkeyError('action_challenge_expired', 'Signing took more than two minutes. Prepare it again.')
    const { challengeIdentifier, kept } = pending
    const action = kindOf(pending.kind)
    const request = JSON.parse(pending.request) as DfnsRequest
    const person = await dfns.person(userId)
    let answer: unknown
    try {
      answer = await action.complete(person, request, { challengeIdentifier, firstFactor: toAssertion(assertion) })
    } catch (error) {
      const approvalId = approvalIn(error)
      if (approvalId !== undefined) return { status: 'pending_approval', approvalId } satisfies WalletActionAnswer
      throw asDfnsOutcome(error)
    }
    return action.toAnswer({ server, dfns, person, userId }, answer, kept)
  }),
})

function kindOf(kind: WalletActionName): WalletActionKind {
  const action = kinds[kind]
  if (action) return action
  throw new LatchkeyError('not_supported', `Wallets at Dfns have no ${kind}. Look at capabilities.actions.`)
}
