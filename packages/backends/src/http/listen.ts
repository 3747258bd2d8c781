import type { LatchkeyError } from '@latchkey/core'
import { asOnlyTab } from './asOnlyTab.ts'
import type { Connection } from './createConnection.ts'
import { readEvents } from './readEvents.ts'
import { pause, whileSeen } from './whileSeen.ts'

/** ms before a stream is opened again: the next at each try, at most the last. */
const delays = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000]
/** ms after which a stream counts as one that works. */
const sound = 10_000
/** ms to wait where, twice in a row, nothing came through: something on the way keeps what it should pass on. */
const muffled = 300_000

/** Refusals by a server that has no events to tell. */
const unheardOf: readonly string[] = ['not_found', 'method_not_allowed', 'not_supported', 'backend_invalid']

/** What a client has for `subscribe`. */
export interface Listening {
  /** Hears of changes elsewhere until the signal aborts. */
  listen: (hear: () => void, signal: AbortSignal) => Promise<void>
}

/**
 * Calls back whenever something changed elsewhere, until the signal aborts. One tab of a browser holds the stream while it is seen,
 * and tells the others. Each opening counts as news, too: what came before it may have been missed.
 */
export async function listen(connection: Connection, hear: () => void, signal: AbortSignal): Promise<void> {
  const { scope } = connection.options
  const tabs = joinTabs(`${scope}:events`, hear)
  const tell = () => {
    if (signal.aborted) return
    hear()
    tabs.tell()
  }
  if ((await connection.untilUsed(signal)) && !signal.aborted) hear() // a server may render less than all of a person
  await whileSeen(signal, (until) => asOnlyTab(`${scope}:events`, until, () => keepOpen(connection, { tell, until })))
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve))
  tabs.close()
}

/** Opens a stream again and again. Resolves where there is no use in it. */
async function keepOpen(connection: Connection, { tell, until }: { tell: () => void; until: AbortSignal }) {
  let silences = 0
  for (let tries = 0; !until.aborted; tries++) {
    const began = Date.now()
    let refused: LatchkeyError | undefined
    try {
      const outcome = await readEvents((inner) => connection.openEvents(inner), { signal: until, hear: tell })
      silences = outcome === 'silent' ? silences + 1 : 0
      if (outcome === 'tokenNeeded') tell() // reading the person brings one, or that the session has ended
    } catch (error) {
      refused = error as LatchkeyError
      if (unheardOf.includes(refused.code)) return
    }
    if (Date.now() - began > sound && silences === 0) tries = 0
    const asked = (refused?.retryAt?.getTime() ?? 0) - Date.now()
    const delay = silences > 1 ? muffled : delays[Math.min(tries, delays.length - 1)]!
    await pause(Math.max(delay * (0.5 + Math.random()), asked), until)
  }
}

/** Tabs of the same browser, by the name of what they listen for. */
function joinTabs(name: string, hear: () => void) {
  if (typeof BroadcastChannel === 'undefined') return { tell() {}, close() {} }
  const channel = new BroadcastChannel(name)
  channel.onmessage = () => hear()
  ;(channel as { unref?: () => void }).unref?.() // in Node it would keep the process alive
  return { tell: () => channel.postMessage('changed'), close: () => channel.close() }
}
