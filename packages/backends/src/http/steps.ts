import {
  type ActionAnswer,
  type ActionKind,
  type ActionRequest,
  type CallOptions,
  LatchkeyError,
  lazily,
  type PreparedAction,
  type SessionSnapshot,
  type SignedAction,
} from '@latchkey/core'
import { bringPrompts } from './ceremony.ts'
import type { Attempt, Connection } from './createConnection.ts'
import type { ApprovedAction, Done, ReadyAction } from './ReadyAction.ts'
import { signing } from './signing.ts'

type DoneAction = Done<ActionKind> & { snapshot?: SessionSnapshot }

/** What a prepared action holds of ours. */
interface Waiting {
  ready: ReadyAction<DoneAction>
  /** For whom it was readied. */
  attempt: Attempt
}

/** What came of the prompt, until it is used or lapses. */
interface Signed {
  approved: ApprovedAction<DoneAction> | undefined
}

/** Readies what the verb of the same name would do in one call, up to the prompt. */
export async function initAction(
  connection: Connection,
  { signal, ...asked }: ActionRequest & CallOptions,
): Promise<PreparedAction> {
  const attempt = connection.begin('initAction', signal)
  const request = asked as ActionRequest
  const [ready] = await Promise.all([makeReady(connection, attempt, request), bringPrompts(connection)])
  return { request, expiresAt: ready.expiresAt, state: { ready, attempt } satisfies Waiting }
}

/** Prompts, and holds what the person gave for as long as the action holds. */
export async function signAction({ action, signal }: { action: PreparedAction } & CallOptions): Promise<SignedAction> {
  const { ready, attempt } = action.state as Waiting
  attempt.assertSame()
  const left = ready.expiresAt.getTime() - Date.now()
  if (left <= 0) throw expired()
  const signed: Signed = { approved: await ready.sign(attempt.next('signAction', signal)) }
  const timer = setTimeout(() => take(signed)?.wipe(), left)
  ;(timer as { unref?: () => void }).unref?.() // in Node it would keep the process alive
  return signed
}

/** Has it done, once. */
export async function completeAction({
  action,
  signed,
  signal,
}: { action: PreparedAction; signed: SignedAction } & CallOptions): Promise<ActionAnswer> {
  const { ready, attempt } = action.state as Waiting
  const approved = take(signed as Signed)
  if (ready.expiresAt.getTime() <= Date.now()) {
    approved?.wipe()
    throw expired()
  }
  if (!approved)
    throw new LatchkeyError('action_challenge_unknown_or_used', 'This was completed before. Prepare it again.')
  try {
    attempt.assertSame()
    const { result, snapshot } = await approved.submit(attempt.next('completeAction', signal))
    return { status: 'done', result, ...(snapshot && { snapshot }) }
  } finally {
    approved.wipe()
  }
}

function take(signed: Signed): Signed['approved'] {
  const { approved } = signed
  signed.approved = undefined
  return approved
}

async function makeReady(
  connection: Connection,
  attempt: Attempt,
  request: ActionRequest,
): Promise<ReadyAction<DoneAction>> {
  switch (request.kind) {
    case 'createWallet': {
      const { chainType, name } = request
      if (name !== undefined) throw notSupported('Wallets in a vault have no names. Leave it out.')
      return (await lazily(import('./createWallet.ts'))).readyWallet(connection, attempt, {
        chainType,
        mayReuse: false,
      })
    }
    case 'generateSignature': {
      const { address } = request
      const { readySignature } = await lazily(import('./signWithWallet.ts'))
      return readySignature(connection, attempt, { address, mayReuse: false }, signing(request))
    }
    case 'addPasskey':
      return (await lazily(import('./addPasskey.ts'))).readyPasskey(connection, attempt, request)
    case 'removePasskey':
      return (await lazily(import('./removePasskey.ts'))).readyRemoval(connection, attempt, request)
    case 'exportWallet':
      return (await lazily(import('./exportWallet.ts'))).readyExport(connection, attempt, { address: request.address })
    default:
      throw notSupported(`This backend has no ${request.kind} in steps. Look at capabilities.actions.`)
  }
}

const expired = () =>
  new LatchkeyError('action_challenge_expired', 'It waited too long for its signature. Prepare it again.')

const notSupported = (message: string) => new LatchkeyError('not_supported', message)
