import {
  endsSession,
  IdentityChangedError,
  LatchkeyError,
  lazily,
  MustBeAuthenticatedError,
  type LoginResult,
  type SessionSnapshot,
} from '@latchkey/core'
import { parseJson, user as userCodec } from '@latchkey/core/wire'
import type { RecordStorage } from '../http/RecordStorage.ts'
import { underLock } from '../http/underLock.ts'
import { unless } from '../http/unless.ts'
import type { PrivyBackendOptions } from './PrivyBackendOptions.ts'
import { privyRefusal } from './privyRefusal.ts'
import type { PrivyClient, PrivyLogin, PrivySdk } from './PrivySdk.ts'
import { sessionView, storedView, type StoredView } from './sessionView.ts'

export interface PrivySessionOptions extends PrivyBackendOptions {
  scope: string
  storage: RecordStorage
}

/** A client of the SDK, and what it keeps. */
export interface Held {
  sdk: PrivySdk
  client: PrivyClient
  view: ReturnType<typeof sessionView>
}

/** The way to Privy, and the session held there. */
export type PrivySession = ReturnType<typeof createPrivySession>

/**
 * One client of the SDK for each session, so that what an ended one has still under way reaches nobody: the SDK itself stores an
 * answer whoever is signed in by then.
 */
export function createPrivySession(options: PrivySessionOptions) {
  const { scope, storage, appId, clientId, url } = options
  /** Raised whenever it becomes somebody else's or nobody's. */
  let epoch = 0
  let held: Held | undefined
  /** Whom nobody has signed in with yet. */
  let fresh: Promise<Held> | undefined

  async function make(id: string, draft?: Record<string, unknown>): Promise<Held> {
    const sdk = await lazily(options.sdk())
    const view = sessionView({ scope, storage, id, ...(draft && { draft }) })
    const client = new sdk.default({
      appId,
      storage: view.storage,
      sessions: { cookieWriteBehavior: 'never' },
      ...(clientId !== undefined && { clientId }),
      ...(url !== undefined && { baseUrl: url }),
    })
    return { sdk, client, view }
  }

  /** A client that nobody is signed in with. */
  const draft = () =>
    (fresh ??= make(crypto.randomUUID(), {}).catch((error: unknown) => {
      fresh = undefined
      throw error
    }))

  function drop() {
    epoch++
    held = undefined
  }

  /** The stored session's; undefined where nobody is signed in. */
  async function open(): Promise<Held | undefined> {
    const stored = storedView(await storage.read(scope))
    if (held && held.view.id !== stored?.id) drop()
    if (!stored || held) return held
    const made = await make(stored.id)
    return (held ??= made)
  }

  async function end(id: string) {
    await storage.update(scope, (current) => (storedView(current)?.id === id ? undefined : current))
    if (held?.view.id === id) drop()
  }

  /** Waits for the SDK, which knows no signals, for as long as somebody wants to; what it throws is put into our words. */
  async function ask<value>(verb: string, signal: AbortSignal, work: Promise<value>): Promise<value> {
    try {
      return await unless(signal, verb, work)
    } catch (cause) {
      throw privyRefusal(verb, cause)
    }
  }

  /** What Privy does not take any more is renewed first, and tried again: only a renewal that is refused ends a session. */
  async function renewing<value>(verb: string, held: Held, work: (held: Held) => Promise<value>): Promise<value> {
    try {
      return await work(held)
    } catch (error) {
      if (!endsSession(privyRefusal(verb, error))) throw error
    }
    await underLock(`${scope}:refresh`, () => held.client.user.get())
    return await work(held)
  }

  /** Runs for whoever is signed in; fails with `identity_changed` where it is somebody else in the end. */
  async function run<value>(verb: string, signal: AbortSignal, work: (held: Held) => Promise<value>): Promise<value> {
    const before = held
    const mine = await open()
    if (before && !mine)
      throw new LatchkeyError('session_revoked', `${verb}() was not sent: the session was ended in another tab.`)
    if (!mine) throw new MustBeAuthenticatedError(verb)
    if (before && before !== mine) throw new IdentityChangedError(verb)
    const began = epoch
    try {
      const value = await ask(verb, signal, renewing(verb, mine, work))
      await open() // another tab may have signed out
      if (began !== epoch) throw new IdentityChangedError(verb)
      return value
    } catch (error) {
      if (began !== epoch) throw new IdentityChangedError(verb)
      if (endsSession(error)) await end(mine.view.id)
      throw error
    }
  }

  return {
    ask,
    run,
    draft,
    open,

    /** Signs in with a client of its own; given up or overtaken, it stores nothing. */
    async login(
      verb: string,
      signal: AbortSignal,
      work: (client: Held) => Promise<PrivyLogin>,
      earlier?: Promise<Held>,
    ): Promise<LoginResult> {
      const began = epoch
      const mine = await ask(verb, signal, earlier ?? draft())
      const answer = await ask(verb, signal, work(mine))
      if (began !== epoch) throw new IdentityChangedError(verb)
      const result = { ...toSnapshot(verb, answer.user, answer.identity_token), isNewUser: answer.is_new_user === true }
      fresh = undefined
      drop()
      const now = epoch
      await mine.view.keep()
      if (now !== epoch) {
        await end(mine.view.id) // signed out while it was being written
        throw new IdentityChangedError(verb)
      }
      held = mine
      return result
    },

    /** A client that goes on with what another page began. */
    resume: (entries: Record<string, unknown>) => make(crypto.randomUUID(), entries),

    /** Reads the person. */
    refreshUser: (verb: string, signal: AbortSignal): Promise<SessionSnapshot> =>
      run(verb, signal, async ({ client }) => {
        const { user } = await underLock(`${scope}:refresh`, () => client.user.refreshUser())
        return toSnapshot(verb, user, await client.getIdentityToken())
      }),

    async getAccessToken(verb: string, signal: AbortSignal): Promise<string | null> {
      if (!(await open())) return null
      return await run(verb, signal, ({ client }) => underLock(`${scope}:refresh`, () => client.getAccessToken()))
    },

    /** Ends it here at once, and gives the client by which it can be ended there. */
    async leave(): Promise<PrivyClient | undefined> {
      const mine = held
      drop()
      fresh = undefined
      let stored: StoredView | undefined
      await storage.update(scope, (current) => {
        stored = storedView(current)
        return undefined
      })
      if (!stored) return undefined
      const { id, entries } = stored
      if (mine?.view.id !== id) return (await make(id, entries)).client
      mine.view.detach(entries)
      return mine.client
    },
  }
}

/** What the SDK says of a person, once it is certain that it is a person. */
export function toSnapshot(verb: string, wire: unknown, identityToken: unknown): SessionSnapshot {
  try {
    const user = userCodec.decode(parseJson(JSON.stringify(wire) ?? 'null'))
    return { user, identityToken: typeof identityToken === 'string' ? identityToken : null }
  } catch (cause) {
    const message = `${verb}() was answered with what is no person. Nothing was changed here. Look at the cause.`
    throw new LatchkeyError('backend_invalid', message, { cause })
  }
}
