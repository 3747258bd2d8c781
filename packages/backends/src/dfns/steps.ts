import {
  LatchkeyError,
  type ActionAnswer,
  type ActionRequest,
  type Backend,
  type CallOptions,
  type PreparedAction,
  type SignedAction,
} from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import * as walletActions from '@latchkey/core/walletActions'
import type { WalletActionAnswer } from '@latchkey/core/walletActions'
import { bringPrompts, createPasskey } from '../http/ceremony.ts'
import type { Attempt, Connection } from '../http/createConnection.ts'
import { inTwoMinutes } from '../http/ReadyAction.ts'
import { passkeyCredentials, passkeySecret, wipeSecret } from '../http/vaultSecret.ts'
import { toWire } from './toWire.ts'
import { prepareKept, signKept, type Kept, type SignedKept } from './wireAction.ts'

/** What waits for a signature: a request that the server keeps, or a passkey that is still to be made. */
type Waiting = Kept | { making: PublicKeyCredentialCreationOptionsJSON; isFirst: boolean }

/** What came of the prompt. `first`: a passkey that no earlier one could sign for. */
type Signed = SignedKept | { first: RegistrationResponseJSON }

/** The three steps of every action. */
export function createSteps(
  connection: Connection,
): Required<Pick<Backend, 'initAction' | 'signAction' | 'completeAction'>> {
  async function prepare(attempt: Attempt, request: ActionRequest, made?: RegistrationResponseJSON) {
    const body = { ...(await toWire(request)), ...(made && { authenticatorResponse: made }) }
    return await prepareKept(connection, attempt, body)
  }

  return {
    async initAction({ signal, ...asked }: ActionRequest & CallOptions): Promise<PreparedAction> {
      const attempt = connection.begin('initAction', signal)
      const request = named(asked as ActionRequest)
      if (request.kind !== 'addPasskey') {
        const [{ kept, expiresAt }] = await Promise.all([prepare(attempt, request), bringPrompts(connection)])
        return { request, state: kept satisfies Waiting, expiresAt }
      }
      const [{ options }, { user }] = await Promise.all([
        attempt.send(endpoints.linkPasskeyInit, {}),
        attempt.send(endpoints.refreshUser),
        bringPrompts(connection),
      ])
      const label = request.name === undefined ? {} : { name: request.name, displayName: request.name }
      const making = { ...options, user: { ...options.user, ...label } }
      const state: Waiting = { making, isFirst: passkeyCredentials(user).length === 0 }
      return { request, state, expiresAt: inTwoMinutes() }
    },

    async signAction({ action, signal }): Promise<SignedAction> {
      const attempt = connection.begin('signAction', signal)
      const waiting = action.state as Waiting
      if (!('making' in waiting)) return await signKept(connection, attempt, waiting)
      const { response, secret } = await createPasskey(connection, attempt, waiting.making)
      if (secret) wipeSecret(passkeySecret(secret))
      if (waiting.isFirst) return { first: response } satisfies Signed
      const { kept } = await prepare(attempt, action.request, response)
      return await signKept(connection, attempt, kept)
    },

    async completeAction({ action, signed, signal }): Promise<ActionAnswer> {
      const attempt = connection.begin('completeAction', signal)
      const given = signed as Signed
      if ('first' in given) {
        const { name } = action.request as ActionRequest<'addPasskey'>
        const body = { authenticatorResponse: given.first, ...(name !== undefined && { name }) }
        const snapshot = await attempt.send(endpoints.addPasskey, body)
        return { status: 'done', result: { credentialId: given.first.id }, snapshot }
      }
      return toAnswer(action.request, await attempt.send(walletActions.completeWalletAction, given))
    },
  }
}

/** Whatever moves something bears an id, so that preparing the same again never does it twice. */
function named(request: ActionRequest): ActionRequest {
  const moves = request.kind === 'transferAsset' || request.kind === 'generateSignature'
  return moves ? { externalId: crypto.randomUUID(), ...request } : request
}

function toAnswer(request: ActionRequest, answer: WalletActionAnswer): ActionAnswer {
  if (answer.status === 'pending_approval') {
    if (answer.approvalId !== undefined) return { status: 'pendingApproval', approvalId: answer.approvalId }
    throw incomplete()
  }
  const { user, identityToken = null } = answer
  return { status: 'done', result: resultOf(request, answer), ...(user && { snapshot: { user, identityToken } }) }
}

function resultOf(
  request: ActionRequest,
  { address, id, transactionHash = null, signature, credentialId }: WalletActionAnswer,
) {
  if (request.kind === 'createWallet' && address !== undefined) return { address, chainType: request.chainType }
  if (request.kind === 'transferAsset' && id !== undefined) return { id, transactionHash }
  if (request.kind === 'generateSignature' && signature !== undefined) return { signature }
  if (credentialId !== undefined) return { credentialId }
  throw incomplete()
}

const incomplete = () =>
  new LatchkeyError('backend_invalid', 'The server’s answer lacks what came of the action. Call refreshUser() to see.')
