import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Backend } from '../backend/Backend.ts'
import { IdentityChangedError } from '../errors/identity.ts'
import type { LatchkeyError } from '../errors/LatchkeyError.ts'
import type { LoginResult, SessionSnapshot } from '../types/SessionSnapshot.ts'
import type { User } from '../types/User.ts'
import type { SessionEvent, SessionState } from './SessionState.ts'
import { shareStructure } from './shareStructure.ts'
import type { TabMessage } from './tabs.ts'

/** Where an asynchronous write began: it lands only if nothing newer happened meanwhile. */
export interface Beginning {
  epoch: number
  order: number
}

/** One person's state in one app, and the only door through which it changes. */
export interface Session {
  readonly backend: Backend
  readonly store: StoreApi<SessionState>
  /** Calls the listener for each event, after the state has changed; gives back how to stop. */
  listen(listener: (event: SessionEvent) => void): () => void
  emit(event: SessionEvent): void
  /** Work under way that later callers join instead of starting their own. */
  readonly flights: Map<string, Promise<unknown>>
  /** Tells other tabs; replaced by `startSession` while tabs are joined. */
  tell: (message: TabMessage) => void
  begin(): Beginning
  /** Lands what was read, unless something newer was written meanwhile; gives the user that stands afterwards. */
  commitRead(verb: string, beginning: Beginning, snapshot: SessionSnapshot): User
  /** Lands the outcome of a change; reads that began before it are dropped from now on. */
  commitWrite(verb: string, beginning: Beginning, snapshot: SessionSnapshot): User
  signIn(verb: string, beginning: Beginning, result: LoginResult): User
  signOut(error?: LatchkeyError): void
  /** Back to not knowing: what a page shows while it finds out again who is there. */
  forget(): void
  fail(verb: string, error: LatchkeyError): void
}

export interface SessionParameters {
  backend: Backend
  /** The person as a server rendered them; shown until the backend says otherwise. */
  initialState?: SessionSnapshot | null
}

/** Makes the state that hooks read. Nothing runs before `startSession`. */
export function createSession({ backend, initialState }: SessionParameters): Session {
  const store = createStore<SessionState>(() => ({
    status: initialState ? 'signedIn' : 'restoring',
    epoch: 0,
    version: 0,
    user: initialState?.user,
    identityToken: initialState?.identityToken ?? null,
    error: null,
  }))
  const listeners = new Set<(event: SessionEvent) => void>()
  let clock = 0
  let lastWrite = 0

  /** Sets only what differs, so an unchanged answer renders nothing. */
  function set(next: Omit<SessionState, 'version'>) {
    const before = store.getState()
    const user = shareStructure(before.user, next.user)
    const version = user === before.user ? before.version : before.version + 1
    const after = shareStructure(before, { ...next, user, version })
    if (after !== before) store.setState(after, true)
  }

  function land(verb: string, beginning: Beginning, { user, identityToken }: SessionSnapshot): User {
    const state = store.getState()
    if (beginning.epoch !== state.epoch) throw new IdentityChangedError(verb)
    if (beginning.order < lastWrite && state.user) return state.user
    lastWrite = beginning.order
    const epoch = state.user && state.user.id !== user.id ? state.epoch + 1 : state.epoch
    set({ status: 'signedIn', epoch, user, identityToken, error: null })
    return store.getState().user!
  }

  return {
    backend,
    store,
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    emit(event) {
      for (const listener of listeners) queueMicrotask(() => listener(event)) // outside: a listener may call back or throw
    },
    flights: new Map(),
    tell() {},
    begin: () => ({ epoch: store.getState().epoch, order: ++clock }),
    commitRead: land,
    commitWrite: (verb, { epoch }, snapshot) => land(verb, { epoch, order: ++clock }, snapshot),
    signIn(verb, beginning, { user, identityToken }) {
      const { epoch } = store.getState()
      if (beginning.epoch !== epoch) throw new IdentityChangedError(verb)
      lastWrite = ++clock
      set({ status: 'signedIn', epoch: epoch + 1, user, identityToken, error: null })
      return store.getState().user!
    },
    signOut(error) {
      lastWrite = ++clock
      const { epoch } = store.getState()
      set({ status: 'signedOut', epoch: epoch + 1, user: null, identityToken: null, error: error ?? null })
    },
    forget() {
      const { epoch } = store.getState()
      set({ status: 'restoring', epoch: epoch + 1, user: undefined, identityToken: null, error: null })
    },
    fail(verb, error) {
      const state = store.getState()
      set({ ...state, status: state.status === 'restoring' ? 'unreachable' : state.status, error })
      this.emit({ type: 'error', verb, error })
    },
  }
}
