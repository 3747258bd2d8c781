import {
  endsSession,
  IdentityChangedError,
  LatchkeyError,
  MustBeAuthenticatedError,
  TimeoutError,
} from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { SessionAnswer } from '@latchkey/core/wire'
import { readAccessToken, type AccessToken } from './accessToken.ts'
import type { RecordStorage } from './RecordStorage.ts'
import { storedSession, type StoredSession } from './StoredSession.ts'
import { openTokenChannel, type TokenChannel } from './tokenChannel.ts'
import type { Send } from './transport.ts'
import { underLock } from './underLock.ts'

/** The session of this tab: tokens in memory, what outlives the page in storage. */
export function createHeldSession({ scope, storage, send }: { scope: string; storage: RecordStorage; send: Send }) {
  /** Raised whenever it becomes somebody else's or nobody's; what began in an older one writes nothing. */
  let epoch = 0
  let live: { userId: string; token: AccessToken; rotation: number } | undefined
  /** Whose session this is, where it was found in storage and no token was needed yet. */
  let expected: string | undefined
  let everLive = false
  let flight: { renewal: Promise<SessionAnswer | undefined>; stop: AbortController } | undefined
  let channel: TokenChannel | undefined
  let onNews = () => {}
  let onToken = () => {}
  const firstToken = new Promise<void>((resolve) => {
    onToken = resolve
  })

  const stored = async () => storedSession(await storage.read(scope))

  /** Changes what is stored, but only where nobody has changed it since `seen` was read. */
  const replace = async (seen: string, next: StoredSession | undefined) =>
    storedSession(
      await storage.update(scope, (current) => (storedSession(current)?.refreshToken === seen ? next : current)),
    )

  function check(began: number, verb: string) {
    if (began !== epoch) throw new IdentityChangedError(verb)
  }

  function drop(verb: string) {
    epoch++
    live = expected = undefined
    flight?.stop.abort(new IdentityChangedError(verb))
    flight = undefined
    channel?.close()
    channel = undefined
  }

  function hold({ user, token }: SessionAnswer, rotation: number) {
    live = { userId: user.id, token: readAccessToken(token), rotation }
    everLive = true
    onToken()
    channel ??= openTokenChannel(`${scope}:token`, (news) => {
      const heard = readAccessToken(news.token, Date.now() - news.at)
      if (!live || !heard.sid || heard.sid !== live.token.sid || news.rotation <= live.rotation) return
      live = { ...live, token: heard, rotation: news.rotation }
      onNews()
    })
    channel.tell({ token, rotation, at: Date.now() })
  }

  /** Another tab has just refreshed: its token may still be on the way here. */
  const waitForNews = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, newsPatience)
      onNews = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  /** Trades the stored refresh token for fresh ones. Undefined: not needed any more, or nobody is signed in (then `live` is gone). */
  async function refresh(verb: string, signal: AbortSignal): Promise<SessionAnswer | undefined> {
    const began = epoch
    for (let tries = 0; tries < 3; tries++) {
      const kept = await stored()
      check(began, verb)
      if (live && kept && kept.userId === live.userId && kept.rotation > live.rotation) await waitForNews()
      check(began, verb)
      if (live?.token.isFresh()) return undefined // another tab's
      if (kept?.userId !== (live?.userId ?? expected ?? kept?.userId)) drop(verb)
      if (!kept) return undefined
      check(began, verb)
      try {
        const body = { refreshToken: kept.refreshToken }
        const answer = await send(endpoints.refreshSession, { verb, body, keys: kept.keys, signal })
        check(began, verb)
        const { user, refreshToken } = answer
        const next = { ...kept, userId: user.id, refreshToken, rotation: kept.rotation + 1 }
        const now = await replace(kept.refreshToken, next)
        check(began, verb)
        if (now?.refreshToken !== refreshToken) continue // another tab went on, or signed out
        hold(answer, now.rotation)
        return answer
      } catch (error) {
        if (!endsSession(error)) throw error
        check(began, verb)
        const now = await replace(kept.refreshToken, undefined)
        check(began, verb)
        if (now) continue // another tab has a newer one
        drop(verb)
        throw error
      }
    }
    throw new LatchkeyError('storage_unavailable', 'The session could not be kept: what is stored keeps changing.', {
      retryable: true,
    })
  }

  return {
    get epoch() {
      return epoch
    },
    get userId() {
      return live?.userId
    },
    check,
    stored,
    /** Resolves when this tab has its first access token. */
    firstToken,

    /** Nobody but this person is to be signed in here from now on. */
    expect(userId: string) {
      expected = userId
      everLive = true
    },

    /** True where the session was found, and no token of it was needed yet. */
    isUnused: () => expected !== undefined && !live,

    isFresh: () => live?.token.isFresh() ?? false,

    /** One refresh for all who ask meanwhile, whichever of them gives up. */
    renew(verb: string): Promise<SessionAnswer | undefined> {
      if (flight) return flight.renewal
      const stop = new AbortController()
      const timer = setTimeout(() => stop.abort(new TimeoutError(verb, deadline)), deadline)
      const renewal = underLock(`${scope}:refresh`, () => refresh(verb, stop.signal)).finally(() => {
        clearTimeout(timer)
        if (flight?.stop === stop) flight = undefined
      })
      flight = { renewal, stop }
      return renewal
    },

    /** A token for a request begun in that epoch. */
    async accessToken(verb: string, began: number): Promise<string> {
      check(began, verb)
      if (!live?.token.isFresh()) await this.renew(verb)
      if (!live) throw nobody(verb, everLive)
      check(began, verb)
      return live.token.text
    },

    /** The server would not take this token any more. */
    spoil(token: string) {
      if (live?.token.text === token) live.token = { ...live.token, isFresh: () => false }
    },

    /** Makes this tab, and with it this browser, whoever just signed in. */
    async start(verb: string, began: number, answer: SessionAnswer, keys: CryptoKeyPair | null) {
      check(began, verb)
      drop(verb)
      const mine = epoch
      const { user, refreshToken } = answer
      const stored: StoredSession = { v: 1, userId: user.id, refreshToken, rotation: 0, keys }
      await storage.update(scope, () => stored)
      if (mine !== epoch) await replace(refreshToken, undefined) // signed out while it was being written
      check(mine, verb)
      hold(answer, 0)
    },

    /** What was stored is somebody else's, or gone: forget whom this tab held. */
    drop,

    /** Ends it here and gives back what was stored. */
    async end(verb: string): Promise<StoredSession | undefined> {
      drop(verb)
      let was: StoredSession | undefined
      await storage.update(scope, (current) => {
        was = storedSession(current)
        return undefined
      })
      return was
    },
  }
}

/** ms for one refresh, the wait for other tabs included. */
const deadline = 25_000

/** ms in which a token that another tab got must have arrived. */
const newsPatience = 500

const nobody = (verb: string, endedElsewhere: boolean) =>
  endedElsewhere
    ? new LatchkeyError('session_revoked', `${verb}() was not sent: the session was ended in another tab.`)
    : new MustBeAuthenticatedError(verb)
