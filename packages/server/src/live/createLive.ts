import { LatchkeyError } from '@latchkey/core'
import { sessionRevoked } from '../http/authenticateUser.ts'
import type { Change, Store } from '../store/Store.ts'
import type { SignedIn } from '../tokens/SignedIn.ts'
import { eventStream, type EventStream } from './eventStream.ts'

/** What streams may hold, in milliseconds and streams. */
export const liveLimits = {
  /** Shorter than what proxies and our own listener wait on a connection on which nothing moves. */
  heartbeat: 15_000,
  /** Then the device comes again with a fresh token, and reads what it may have missed. */
  longest: 1_800_000,
  /** A browser holds one for all of its tabs. */
  perPerson: 20,
  inAll: 10_000,
}

export type Live = ReturnType<typeof createLive>

/** Tells signed-in devices that something of their person's changed elsewhere. Listens at the store from the first device on. */
export function createLive({ store, now, limits = liveLimits }: LiveOptions) {
  // By person, so that a change is told without a look at everybody else.
  const people = new Map<string, Map<EventStream, SignedIn>>()
  let inAll = 0
  let listening: Promise<unknown> | undefined
  let heart: ReturnType<typeof setInterval> | undefined

  const ofPerson = (userId: string) => [...(people.get(userId) ?? [])]
  const ofAll = () => [...people.values()].flatMap((streams) => [...streams])

  function hear(change: Change | 'missed') {
    const [kind, told] =
      change === 'missed' ? (['missed', ofAll()] as const) : ([change.kind, ofPerson(change.userId)] as const)
    for (const [stream, session] of told) {
      stream.tell(kind)
      if (kind === 'session' || kind === 'missed') void endWith(stream, session)
    }
  }

  /** Where it cannot be found out, the stream ends, too: whoever comes again is asked who they are. */
  async function endWith(stream: EventStream, { sid }: SignedIn) {
    const lives = await store.families.sessionLives(sid, now()).catch(() => false)
    if (!lives) stream.end()
  }

  function keep(stream: EventStream, session: SignedIn) {
    const streams = people.get(session.userId) ?? new Map<EventStream, SignedIn>()
    people.set(session.userId, streams.set(stream, session))
    inAll++
    heart ??= setInterval(() => ofAll().forEach(([each]) => each.beat()), limits.heartbeat)
    ;(heart as { unref?: () => void }).unref?.() // in Node it would keep the process alive
  }

  function forget(stream: EventStream, { userId }: SignedIn) {
    const streams = people.get(userId)
    if (!streams?.delete(stream)) return
    if (streams.size === 0) people.delete(userId)
    if (--inAll > 0) return
    clearInterval(heart)
    heart = undefined
  }

  return {
    /** Opens a stream for a session that lives; it ends with the session, when the signal aborts, or after a while. */
    async open(session: SignedIn, signal: AbortSignal): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
      listening ??= store.changes.subscribe(hear).catch((error: unknown) => {
        listening = undefined
        throw error
      })
      await listening
      const own = people.get(session.userId)?.size ?? 0
      if (inAll >= limits.inAll || own >= limits.perPerson) throw tooMany(now())
      const stream = eventStream({ signal, longest: limits.longest, onEnd: () => forget(stream, session) })
      keep(stream, session)
      try {
        // After it is kept: a session that ends from now on ends the stream.
        if (!(await store.families.sessionLives(session.sid, now()))) throw sessionRevoked()
      } catch (error) {
        stream.end()
        throw error
      }
      return stream.body
    },
  }
}

interface LiveOptions {
  store: Pick<Store, 'changes' | 'families'>
  now: () => number
  limits?: typeof liveLimits
}

const tooMany = (now: number) =>
  new LatchkeyError(
    'rate_limited',
    'There are too many open streams of events. Close some; a browser needs one for all of its tabs.',
    { retryable: true, retryAt: new Date(now + 60_000) },
  )
