import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Backend } from '../backend/Backend.ts'
import { soundBackend } from '../backend/soundBackend.ts'
import { IdentityChangedError } from '../errors/identity.ts'
import type { LatchkeyError } from '../errors/LatchkeyError.ts'
import type { LoginResult, SessionSnapshot } from '../types/SessionSnapshot.ts'
import type { User } from '../types/User.ts'
import { firstState } from './firstState.ts'
import type { SessionEvent, SessionState } from './SessionState.ts'
import { shareStructure } from './shareStructure.ts'
import type { TabMessage } from './tabs.ts'

/** Where an asynchronous piece of work began: what it brings lands only if nothing newer happened meanwhile. */
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
  /** Work under way that later callers join instead of starting their own. Emptied where its answer may be old news. */
  readonly flights: Map<string, Promise<unknown>>
  /** Tells other tabs; replaced by `startSession` while tabs are joined. */
  tell: (message: TabMessage) => void
  begin(): Beginning
  /** Throws where somebody signed in or out since. */
  assertCurrent(verb: string, beginning: Beginning): void
  /** True where somebody signed in or out since, or a newer answer landed. */
  overtaken(beginning: Beginning): boolean
  /** True where another answer landed since: which of the two is newer, only the backend knows. */
  crossed(beginning: Beginning): boolean
  /** Reads under way may have missed what is known now: they are dropped, and later callers start their own. */
  dropReads(): void
  /** True where somebody signed in since. */
  signedInSince(beginning: Beginning): boolean
  /** Lands what was read; gives the person that stands afterwards. An overtaken answer changes nothing. */
  commitRead(verb: string, beginning: Beginning, snapshot: SessionSnapshot): User
  /** Lands the outcome of a change; reads that began before it are dropped from now on. */
  commitWrite(verb: string, beginning: Beginning, snapshot: SessionSnapshot): User
  signIn(verb: string, beginning: Beginning, result: LoginResult): User
  /** Nobody is signed in. `asked` where the person wanted it: then a sign-in under way is given up, too. */
  signOut(options?: { error?: LatchkeyError; asked?: boolean }): void
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
  const store = createStore<SessionState>(() => firstState(initialState))
  const listeners = new Set<(event: SessionEvent) => void>()
  const flights: Session['flights'] = new Map()
  let clock = 0
  /** Reads that began before this are old. */
  let newest = 0
  let lastLanding = 0
  let lastSignIn = 0

  /** Sets only what differs, so an unchanged answer renders nothing. */
  function set(change: Partial<Omit<SessionState, 'version'>>) {
    const before = store.getState()
    const next = { ...before, ...change }
    const user = shareStructure(before.user, next.user)
    const version = user === before.user ? before.version : before.version + 1
    if (next.epoch !== before.epoch) flights.clear()
    const after = shareStructure(before, { ...next, user, version })
    if (after !== before) store.setState(after, true)
  }

  function land({ user, identityToken }: SessionSnapshot): User {
    const before = store.getState()
    lastLanding = ++clock
    const epoch = before.user && before.user.id !== user.id ? before.epoch + 1 : before.epoch
    set({ status: 'signedIn', epoch, user, identityToken, error: null })
    return store.getState().user!
  }

  function emit(event: SessionEvent) {
    for (const listener of listeners) queueMicrotask(() => listener(event)) // outside: a listener may call back or throw
  }

  function assertCurrent(verb: string, { epoch }: Beginning) {
    if (epoch !== store.getState().epoch) throw new IdentityChangedError(verb)
  }

  function dropReads() {
    newest = ++clock
    flights.clear()
  }

  return {
    backend: soundBackend(backend),
    store,
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    emit,
    flights,
    tell() {},
    begin: () => ({ epoch: store.getState().epoch, order: ++clock }),
    assertCurrent,
    overtaken: ({ epoch, order }) => epoch !== store.getState().epoch || order < newest,
    crossed: ({ order }) => order < lastLanding,
    dropReads,
    signedInSince: ({ order }) => order < lastSignIn,
    commitRead(verb, beginning, snapshot) {
      assertCurrent(verb, beginning)
      if (beginning.order > newest) {
        newest = beginning.order
        return land(snapshot)
      }
      const { user } = store.getState()
      if (!user) throw new IdentityChangedError(verb)
      return user
    },
    commitWrite(verb, beginning, snapshot) {
      assertCurrent(verb, beginning)
      dropReads()
      const user = land(snapshot)
      assertCurrent(verb, beginning) // the backend answered for somebody else
      return user
    },
    signIn(verb, beginning, { user, identityToken }) {
      assertCurrent(verb, beginning)
      dropReads()
      lastLanding = lastSignIn = ++clock
      set({ status: 'signedIn', epoch: beginning.epoch + 1, user, identityToken, error: null })
      return store.getState().user!
    },
    signOut({ error, asked = false } = {}) {
      const { epoch, user } = store.getState()
      dropReads()
      lastLanding = ++clock
      const ended = { user: null, identityToken: null, error: error ?? null }
      set({ status: 'signedOut', epoch: user || asked ? epoch + 1 : epoch, ...ended })
      if (user) emit({ type: 'logout' })
    },
    forget() {
      const { epoch } = store.getState()
      set({ status: 'restoring', epoch: epoch + 1, user: undefined, identityToken: null, error: null })
    },
    fail(verb, error) {
      const { status } = store.getState()
      set({ status: status === 'restoring' ? 'unreachable' : status, error })
      emit({ type: 'error', verb, error })
    },
  }
}
