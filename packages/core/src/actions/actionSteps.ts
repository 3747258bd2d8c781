import { BackendInvalidError } from '../errors/backend.ts'
import { checkSnapshot } from '../session/checkSnapshot.ts'
import type { Session } from '../session/createSession.ts'
import { run } from '../session/run.ts'
import type {
  ActionKind,
  ActionOutcome,
  ActionRequest,
  Actions,
  PreparedAction,
  SignedAction,
} from '../types/Action.ts'
import { landChange } from './change.ts'
import { rereadClaimed } from './rereadClaimed.ts'

interface StepOptions {
  signal?: AbortSignal
}

/** Readies an action for its signature. What is asked for is frozen here: later changes of the object change nothing. */
export async function initAction<kind extends ActionKind>(
  session: Session,
  request: ActionRequest<kind>,
  options: StepOptions = {},
): Promise<PreparedAction<kind>> {
  const { answer } = await run(session, 'initAction', structuredClone(request), options)
  if (!(answer?.expiresAt instanceof Date) || answer.request?.kind !== request.kind)
    throw new BackendInvalidError(session.backend.name, 'initAction', 'no action that was prepared')
  return answer as PreparedAction<kind>
}

/** Prompts for the passkey. Call it within a click: some browsers open no prompt otherwise. */
export async function signAction(
  session: Session,
  action: PreparedAction,
  options: StepOptions = {},
): Promise<SignedAction> {
  return (await run(session, 'signAction', { action }, options)).answer
}

/** Has the signed action done. */
export async function completeAction<kind extends ActionKind>(
  session: Session,
  action: PreparedAction<kind>,
  signed: SignedAction,
  options: StepOptions = {},
): Promise<ActionOutcome<kind>> {
  const before = session.store.getState().user
  const { answer, beginning } = await run(session, 'completeAction', { action, signed }, options)
  const { backend } = session
  if (answer?.status === 'done' ? !answer.result : answer?.status !== 'pendingApproval')
    throw new BackendInvalidError(backend.name, 'completeAction', 'no outcome')
  const { snapshot, ...outcome } = answer
  if (snapshot)
    await landChange(session, 'completeAction', beginning, checkSnapshot(backend.name, 'completeAction', snapshot))
  else await rereadClaimed(session, before)
  return outcome as ActionOutcome<kind>
}

/** The two ends of one kind of action, for callers who hold the steps themselves; `signAction` stands between them. */
const stepsOf = <kind extends ActionKind>(kind: kind) => ({
  init: (session: Session, parameters: Actions[kind]['parameters'], options?: StepOptions) =>
    initAction<kind>(session, { kind, ...parameters } as ActionRequest<kind>, options),
  complete: (session: Session, action: PreparedAction<kind>, signed: SignedAction, options?: StepOptions) =>
    completeAction(session, action, signed, options),
})

export const { init: createWalletInit, complete: createWalletComplete } = stepsOf('createWallet')
export const { init: transferAssetInit, complete: transferAssetComplete } = stepsOf('transferAsset')
export const { init: generateSignatureInit, complete: generateSignatureComplete } = stepsOf('generateSignature')
export const { init: addPasskeyInit, complete: addPasskeyComplete } = stepsOf('addPasskey')
export const { init: removePasskeyInit, complete: removePasskeyComplete } = stepsOf('removePasskey')
export const { init: exportWalletInit, complete: exportWalletComplete } = stepsOf('exportWallet')
