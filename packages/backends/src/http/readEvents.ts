import { LatchkeyError } from '@latchkey/core'

/** ms in which a stream must begin. */
const beginning = 10_000
/** ms without a sign of life, of which the server gives one every 15 s. */
const patience = 45_000
/** Characters of a line before it is no event of ours. */
const longest = 10_000

interface ReadEventsOptions {
  signal: AbortSignal
  /** Called once the stream stands, and at each event. */
  hear: () => void
}

/**
 * Opens one stream of server-sent events and reads it to its end. `silent`: nothing came through. `tokenNeeded`: it was not opened, for
 * want of a fresh token. Rejects where it was refused.
 */
export async function readEvents(
  open: (signal: AbortSignal) => Promise<Response | undefined>,
  { signal, hear }: ReadEventsOptions,
): Promise<'ended' | 'silent' | 'tokenNeeded'> {
  const stop = new AbortController()
  const abort = () => stop.abort()
  signal.addEventListener('abort', abort)
  if (signal.aborted) abort()
  let stands = false
  let timer = setTimeout(abort, beginning)
  const alive = () => {
    clearTimeout(timer)
    timer = setTimeout(abort, patience)
    if (!stands) hear()
    stands = true
  }
  try {
    const answer = await open(stop.signal)
    if (!answer) return 'tokenNeeded'
    for await (const line of linesOf(answer, stop.signal)) {
      alive()
      if (/^event: ?change$/.test(line)) hear()
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
    stop.abort() // lets go of the connection
  }
  return stands || signal.aborted ? 'ended' : 'silent'
}

/** The lines of a stream. Whatever is none, a page for people for example, is refused. */
async function* linesOf({ headers, body }: Response, signal: AbortSignal): AsyncGenerator<string> {
  if (!body || !/^text\/event-stream/i.test(headers.get('content-type') ?? '')) throw noStream()
  const reader = body.getReader()
  const leave = () => void reader.cancel().catch(() => {})
  signal.addEventListener('abort', leave)
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const lines = (rest + decoder.decode(value, { stream: true })).split(/\r\n|\n|\r/)
      rest = lines.pop()!
      if (rest.length > longest) throw noStream()
      yield* lines
    }
  } finally {
    leave()
  }
}

const noStream = () => new LatchkeyError('backend_invalid', 'What answered at /events is no stream of events.')
