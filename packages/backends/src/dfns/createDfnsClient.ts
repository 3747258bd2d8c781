import { LatchkeyError, type ActionRequest, type Backend, type SessionSnapshot } from '@latchkey/core'
import { createConnection, type ConnectionOptions } from '../http/createConnection.ts'
import { listPasskeys } from '../http/listPasskeys.ts'
import { renamePasskey } from '../http/renamePasskey.ts'
import { sessionVerbs } from '../http/sessionVerbs.ts'
import { createDfnsVerbs, type HeldDfnsVerbs } from './createDfnsVerbs.ts'
import { createSteps } from './steps.ts'

/** Every verb over one connection: signing in as everywhere, the rest as actions that the person's passkey signs. */
export function createDfnsClient(options: ConnectionOptions) {
  const connection = createConnection(options)
  const steps = createSteps(connection)

  /** All steps in one call. */
  async function run(request: ActionRequest, signal: AbortSignal) {
    const action = await steps.initAction({ ...request, signal })
    const signed = await steps.signAction({ action, signal })
    const answer = await steps.completeAction({ action, signed, signal })
    if (answer.status === 'done') return answer
    throw new LatchkeyError(
      'wallet_service_refused',
      `Somebody has to approve this first (${answer.approvalId}). Follow it with useDelegatedAction().`,
    )
  }

  const change = async (request: ActionRequest, signal: AbortSignal): Promise<SessionSnapshot> => {
    const { snapshot } = await run(request, signal)
    if (snapshot) return snapshot
    throw new LatchkeyError('backend_invalid', 'The server did not say who the person is now. Call refreshUser().')
  }

  const signature = async (request: ActionRequest<'generateSignature'>, signal: AbortSignal): Promise<string> =>
    ((await run(request, signal)).result as { signature: string }).signature

  return {
    ...sessionVerbs(connection),
    ...steps,
    listPasskeys: (parameters) => listPasskeys(connection, parameters),
    renamePasskey: (parameters) => renamePasskey(connection, parameters),
    createWallet: ({ chainType, signal }) => change({ kind: 'createWallet', chainType }, signal),
    addPasskey: ({ name, signal }) => change({ kind: 'addPasskey', ...(name !== undefined && { name }) }, signal),
    removePasskey: ({ credentialId, signal }) => change({ kind: 'removePasskey', credentialId }, signal),
    signMessage: ({ address, message, signal }) => signature({ kind: 'generateSignature', address, message }, signal),
    signTypedData: ({ address, typedData, signal }) =>
      signature({ kind: 'generateSignature', address, typedData }, signal),
    signTransaction: ({ address, transaction, signal }) =>
      signature({ kind: 'generateSignature', address, transaction }, signal),
    ...createDfnsVerbs(connection),
  } satisfies Partial<Backend> & HeldDfnsVerbs
}
