import { createStore, type StoreApi } from 'zustand/vanilla'
import { AbortedError } from '../errors/backend.ts'
import { IdentityChangedError } from '../errors/identity.ts'
import { LatchkeyError } from '../errors/LatchkeyError.ts'
import type { Session } from '../session/createSession.ts'
import type { ActionKind, ActionOutcome, ActionRequest, Actions, PreparedAction } from '../types/Action.ts'
import { completeAction, initAction, signAction } from './actionSteps.ts'
import { refreshUser } from './refreshUser.ts'

/** Where one action stands between being asked for and being done. */
export type CeremonyState<kind extends ActionKind = ActionKind> =
  | { status: 'idle' }
  | { status: 'preparing'; request: ActionRequest<kind> }
  /** Show what `request` says, and call `approve` in a click. */
  | { status: 'ready'; request: ActionRequest<kind>; expiresAt: Date }
  | { status: 'prompting'; request: ActionRequest<kind>; expiresAt: Date }
  | { status: 'submitting'; request: ActionRequest<kind> }
  | { status: 'done'; request: ActionRequest<kind>; result: Actions[kind]['result'] }
  /** It waits for somebody else's consent. */
  | { status: 'pendingApproval'; request: ActionRequest<kind>; approvalId: string }
  /** The prompt gave nothing. Browsers do not say why: closed, timed out, or no passkey here. `approve` tries again. */
  | { status: 'cancelled'; request: ActionRequest<kind>; expiresAt: Date; error: LatchkeyError }
  /** It waited too long for its signature. `prepare()` readies the same again. */
  | { status: 'expired'; request: ActionRequest<kind> }
  /** The session lapsed: sign in, then `prepare()` again. */
  | { status: 'needsLogin'; request: ActionRequest<kind>; error: LatchkeyError }
  /** Where the network broke off while submitting, whether it was done is unknown: look before trying again. */
  | { status: 'failed'; request: ActionRequest<kind>; error: LatchkeyError }

/** One passkey-signed action, step by step. `prepare` and `approve` never reject: they resolve with the state they reached. */
export interface Ceremony<kind extends ActionKind = ActionKind> {
  readonly store: Pick<StoreApi<CeremonyState<kind>>, 'getState' | 'getInitialState' | 'subscribe'>
  /** Fetches ahead what will be signed. Without parameters: the same once more. */
  prepare: (parameters?: Actions[kind]['parameters']) => Promise<CeremonyState<kind>>
  /** Prompts at once, so call it in the click; then has it done. Does nothing where nothing is ready. */
  approve: () => Promise<CeremonyState<kind>>
  /** Gives up the step under way. */
  cancel: () => void
  /** Back to the beginning. */
  reset: () => void
  /** All steps in one call. Rejects with what went wrong. */
  run: (parameters: Actions[kind]['parameters'], options?: { signal?: AbortSignal }) => Promise<ActionOutcome<kind>>
}

/** Makes the ceremony of one kind of action. It holds at most one action at a time; a new one takes the place of the old. */
export function createCeremony<kind extends ActionKind>(session: Session, kind: kind): Ceremony<kind> {
  type State = CeremonyState<kind>
  const store = createStore<State>(() => ({ status: 'idle' }))
  let ready: { action: PreparedAction<kind>; epoch: number } | undefined
  let turn = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined

  const set = (state: State) => {
    clearTimeout(timer)
    store.setState(state, true)
    if (state.status !== 'ready' && state.status !== 'cancelled') return
    const left = Math.min(state.expiresAt.getTime() - Date.now(), 2 ** 31 - 1)
    timer = setTimeout(() => set({ status: 'expired', request: state.request }), left)
  }

  /** Ends what is under way: its answer changes nothing any more. */
  function take(): AbortSignal {
    turn.abort(new AbortedError(kind))
    turn = new AbortController()
    return turn.signal
  }

  async function prepare(parameters?: Actions[kind]['parameters']): Promise<State> {
    const before = store.getState()
    if (!parameters && before.status === 'idle') return before
    const signal = take()
    ready = undefined
    const request = parameters
      ? ({ kind, ...parameters } as ActionRequest<kind>)
      : (before as { request: ActionRequest<kind> }).request
    set({ status: 'preparing', request })
    try {
      const action = await initAction<kind>(session, request, { signal })
      if (signal.aborted) return store.getState()
      ready = { action, epoch: session.store.getState().epoch }
      set({ status: 'ready', request: action.request, expiresAt: action.expiresAt })
    } catch (error) {
      if (!signal.aborted) set(failure(request, error as LatchkeyError))
    }
    return store.getState()
  }

  async function approve(): Promise<State> {
    const { status } = store.getState()
    if (!ready || (status !== 'ready' && status !== 'cancelled')) return store.getState()
    const { action, epoch } = ready
    const { request, expiresAt } = action
    const signal = take()
    const assertSame = () => {
      if (session.store.getState().epoch !== epoch) throw new IdentityChangedError(kind)
    }
    try {
      assertSame()
      set({ status: 'prompting', request, expiresAt })
      const signed = await signAction(session, action, { signal })
      if (signal.aborted) return store.getState()
      assertSame()
      set({ status: 'submitting', request })
      ready = undefined
      const outcome = await completeAction(session, action, signed, { signal })
      if (!signal.aborted) set({ request, ...outcome })
    } catch (thrown) {
      const error = thrown as LatchkeyError
      if (!ready && unsure.has(error.code)) void refreshUser(session).catch(() => {})
      if (signal.aborted) return store.getState()
      const { status: at } = store.getState()
      const back = at === 'prompting' && error.code === 'passkey_cancelled' && expiresAt.getTime() > Date.now()
      set(back ? { status: 'cancelled', request, expiresAt, error } : failure(request, error))
    }
    return store.getState()
  }

  function cancel() {
    const state = store.getState()
    const error = new AbortedError(kind)
    if (state.status === 'preparing') set({ status: 'idle' })
    else if (state.status === 'prompting') set({ ...state, status: 'cancelled', error })
    else if (state.status === 'submitting') set({ status: 'failed', request: state.request, error })
    else return
    take()
  }

  function reset() {
    take()
    ready = undefined
    set({ status: 'idle' })
  }

  return {
    store,
    prepare,
    approve,
    cancel,
    reset,
    async run(parameters, { signal } = {}) {
      signal?.addEventListener('abort', cancel, { once: true })
      try {
        if (signal?.aborted) throw new AbortedError(kind, signal.reason)
        const prepared = await prepare(parameters)
        return outcomeOf(prepared.status === 'ready' ? await approve() : prepared, kind)
      } finally {
        signal?.removeEventListener('abort', cancel)
      }
    },
  }
}

/** Where the network broke off it may have been done. */
const unsure: ReadonlySet<string> = new Set(['aborted', 'timeout', 'offline', 'backend_unreachable', 'backend_failed'])

const loginNeeded: ReadonlySet<string> = new Set([
  'must_be_authenticated',
  'missing_or_invalid_token',
  'token_expired',
  'refresh_token_expired',
  'refresh_token_reused',
  'session_revoked',
])

function failure<kind extends ActionKind>(request: ActionRequest<kind>, error: LatchkeyError): CeremonyState<kind> {
  if (error.code === 'action_challenge_expired') return { status: 'expired', request }
  return { status: loginNeeded.has(error.code) ? 'needsLogin' : 'failed', request, error }
}

function outcomeOf<kind extends ActionKind>(state: CeremonyState<kind>, kind: kind): ActionOutcome<kind> {
  switch (state.status) {
    case 'done':
      return { status: 'done', result: state.result }
    case 'pendingApproval':
      return { status: 'pendingApproval', approvalId: state.approvalId }
    case 'cancelled':
    case 'needsLogin':
    case 'failed':
      throw state.error
    case 'expired':
      throw new LatchkeyError('action_challenge_expired', 'It waited too long for its signature. Start it again.')
    default:
      throw new AbortedError(kind)
  }
}
