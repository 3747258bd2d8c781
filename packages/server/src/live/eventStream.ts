/** One device that listens. */
export interface EventStream {
  body: ReadableStream<Uint8Array<ArrayBuffer>>
  /** Says that a change of this kind happened. */
  tell: (kind: string) => void
  /** Keeps the connection from looking idle, and finds out whether it still is one. */
  beat: () => void
  end: () => void
}

/** Events that nobody has read before the reader counts as gone. */
const patience = 64

/** A stream of server-sent events (WHATWG HTML §9.2). Begins at once, so that the other end sees whether it gets through. */
export function eventStream({ signal, longest, onEnd }: EventStreamOptions): EventStream {
  const encoder = new TextEncoder()
  let controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>
  let ended = false

  function end() {
    if (ended) return
    ended = true
    clearTimeout(age)
    signal.removeEventListener('abort', end)
    onEnd()
    try {
      controller.close()
    } catch {
      // The reader has left.
    }
  }
  function send(text: string) {
    if (ended) return
    controller.enqueue(encoder.encode(text))
    if ((controller.desiredSize ?? 0) < -patience) end()
  }

  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (given) => void (controller = given),
    cancel: end,
  })
  const age: ReturnType<typeof setTimeout> = setTimeout(end, longest)
  ;(age as { unref?: () => void }).unref?.() // in Node it would keep the process alive
  signal.addEventListener('abort', end)
  send(': open\n\n')
  return {
    body,
    tell: (kind) => send(`event: change\ndata: ${JSON.stringify({ kind })}\n\n`),
    beat: () => send(':\n\n'),
    end,
  }
}

interface EventStreamOptions {
  signal: AbortSignal
  /** Milliseconds that it lasts at the most. */
  longest: number
  onEnd: () => void
}
