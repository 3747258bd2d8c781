import { AbortedError, endsSession, LatchkeyError, MustBeAuthenticatedError } from '@latchkey/core'
import type { LoginResult, SessionSnapshot, Shown } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { Endpoint, SessionAnswer } from '@latchkey/core/wire'
import { newDpopKeys } from './dpopProof.ts'
import { guestKey } from './guestKey.ts'
import { createHeldSession } from './heldSession.ts'
import type { HttpOptions } from './HttpOptions.ts'
import { createPrfMemory } from './prfMemory.ts'
import { createRememberedHistory } from './rememberedHistory.ts'
import { createMfaGate, type MfaListeners } from './mfaGate.ts'
import type { RecordStorage } from './RecordStorage.ts'
import { signOfLife } from './signOfLife.ts'
import { createTransport } from './transport.ts'
import { unless } from './unless.ts'
import { createUnlocked } from './unlocked.ts'
import { vaultHolder } from './vaultHolder.ts'

export interface ConnectionOptions extends HttpOptions {
  /** Names this app at this server, among all that the browser keeps. */
  scope: string
  storage: RecordStorage
  /** Who is asked for a second factor. Absent: nobody, and what needs one is refused. */
  mfaListeners?: MfaListeners
}

/** One verb under way. It ends with `identity_changed` as soon as somebody else is signed in than when it began. */
export interface Attempt {
  verb: string
  signal: AbortSignal
  /** Throws where somebody else is signed in by now. */
  assertSame(): void
  /** Another verb, for whom this one began. */
  next(verb: string, signal: AbortSignal): Attempt
  send<body, response>(
    endpoint: Endpoint<body, response>,
    body?: body,
    more?: {
      /** What a passkey signed of it. */ userAction?: string
      query?: Record<string, string>
      headers?: Record<string, string>
    },
  ): Promise<response>
  /** Sends what signs somebody in, and keeps the session that comes back. */
  signIn<body>(endpoint: Endpoint<body, SessionAnswer>, body: body): Promise<LoginResult>
}

/** The way to one server, and the session held there. */
export type Connection = ReturnType<typeof createConnection>

/** What a verb that opens the vault takes of it. */
export type VaultConnection = Pick<Connection, 'options' | 'begin' | 'vault'>

/** Opens it. Nothing is sent before a verb begins. */
export function createConnection(options: ConnectionOptions) {
  const { scope, storage } = options
  const { send, open, serverTime } = createTransport(options)
  const history = createRememberedHistory({ scope, storage, send })
  const transport = history.send
  const session = createHeldSession({ scope, storage, send: transport })
  const mfa = createMfaGate(options.mfaListeners)

  function begin(verb: string, signal: AbortSignal, began = session.epoch): Attempt {
    async function authorised<body, response>(
      endpoint: Endpoint<body, response>,
      request: { body?: body; userAction?: string; query?: Record<string, string> },
    ) {
      const mfaToken = mfa.token(began)
      const sendWith = async (accessToken: string) =>
        transport(endpoint, { verb, signal, accessToken, mfaToken, ...request })
      const token = await unless(signal, verb, session.accessToken(verb, began))
      try {
        return await sendWith(token)
      } catch (error) {
        if (!isStaleToken(error)) throw error
        session.spoil(token) // what the refresh token is refused for, or a fresh one, is the last word
      }
      const fresh = await unless(signal, verb, session.accessToken(verb, began))
      try {
        return await sendWith(fresh)
      } catch (error) {
        if (endsSession(error) && session.epoch === began) await session.end(verb)
        throw error
      }
    }

    const methods = async () => (await authorised(endpoints.refreshUser, {})).user.mfaMethods

    return {
      verb,
      signal,
      assertSame: () => session.check(began, verb),
      next: (nextVerb, nextSignal) => begin(nextVerb, nextSignal, began),
      async send(endpoint, body, more) {
        const request = { ...(body !== undefined && { body }), ...more }
        const answer =
          endpoint.auth === 'user'
            ? await mfa.pass(() => authorised(endpoint, request), { verb, signal, methods })
            : await transport(endpoint, { verb, signal, ...request })
        session.check(began, verb)
        if (verb !== 'revokeWallets') history.assertWhole(session.userId) // ending is always possible
        return answer
      },
      async signIn(endpoint, body) {
        const keys = await newDpopKeys()
        const answer = await transport(endpoint, { verb, signal, body, keys })
        if (signal.aborted) throw new AbortedError(verb, signal.reason)
        await session.start(verb, began, answer, keys)
        history.assertWhole(answer.user.id)
        const { user, identityToken, isNewUser } = answer
        return { user, identityToken, isNewUser }
      },
    }
  }

  async function restore(verb: string, signal: AbortSignal, shown?: Shown): Promise<SessionSnapshot | null> {
    const began = session.epoch
    const stored = await session.stored()
    session.check(began, verb)
    if (session.userId !== undefined && stored?.userId !== session.userId) session.drop(verb)
    if (!stored) return null
    if (session.userId === undefined && shown?.user?.id === stored.userId) {
      session.expect(stored.userId)
      return { user: shown.user, identityToken: shown.identityToken } // a server has just said so: nobody is asked
    }
    const answer = session.isFresh() ? undefined : await unless(signal, verb, session.renew(verb))
    history.assertWhole(session.userId)
    if (answer) return { user: answer.user, identityToken: answer.identityToken }
    return session.userId === undefined ? null : await begin(verb, signal).send(endpoints.refreshUser)
  }

  const prfMemory = createPrfMemory()
  const unlocked = createUnlocked(options)

  return {
    options,
    begin: (verb: string, signal: AbortSignal) => begin(verb, signal),
    prfMemory,
    unlocked,
    /** Keeps what showing a second factor gave, and lets go on what waits for it. */
    showedFactor: (token: string) => mfa.open(token, session.epoch),
    /** Where keys are held; opened when it is first needed. */
    vault: vaultHolder(options),
    serverTime,
    restore: (signal: AbortSignal, shown?: Shown) => restore('restore', signal, shown),

    /** Waits, on a page that has asked nobody yet, until there is something to ask for. True where it shows whom a server rendered and nobody was asked since. */
    async untilUsed(signal: AbortSignal): Promise<boolean> {
      await signOfLife(signal, session.firstToken)
      return session.isUnused()
    },

    /** Opens the stream of what changes elsewhere. Undefined where there is no fresh token: reading the person brings one, or that the session has ended. */
    async openEvents(signal: AbortSignal): Promise<Response | undefined> {
      const verb = 'subscribe'
      if (!session.isFresh()) return undefined
      const accessToken = await session.accessToken(verb, session.epoch)
      try {
        return await open('/events', { verb, accessToken, signal })
      } catch (error) {
        if (!isStaleToken(error)) throw error
        session.spoil(accessToken)
        return undefined
      }
    },

    async refreshUser(signal: AbortSignal): Promise<SessionSnapshot> {
      const before = session.userId
      const snapshot = await restore('refreshUser', signal)
      if (snapshot) return snapshot
      throw before === undefined
        ? new MustBeAuthenticatedError('refreshUser')
        : new LatchkeyError('session_revoked', 'The session was ended in another tab.')
    },

    async getAccessToken(signal: AbortSignal): Promise<string | null> {
      const verb = 'getAccessToken'
      if (session.userId === undefined && !(await session.stored())) return null
      return await unless(signal, verb, session.accessToken(verb, session.epoch))
    },

    /** Never fails: what it could not end at the server dies here with the key that it is bound to. */
    async logout(signal: AbortSignal): Promise<void> {
      const verb = 'logout'
      prfMemory.wipe()
      unlocked.lock()
      mfa.giveUp()
      const stored = await session.end(verb)
      await storage.update(guestKey(scope), () => undefined)
      if (!stored) return
      const body = { refreshToken: stored.refreshToken }
      await transport(endpoints.logout, { verb, signal, body, keys: stored.keys }).catch(() => {})
    },
  }
}

/** True for refusals of an access token that a fresh one may cure. */
const isStaleToken = (error: unknown) =>
  endsSession(error) || ['token_expired', 'token_invalid'].includes((error as LatchkeyError).code)
