import autocannon from 'autocannon'

/** How an address answered under load. */
export interface Figures {
  perSecond: number
  /** Milliseconds. */
  p50: number
  p99: number
}

export interface Pressure {
  url: string
  connections: number
  seconds: number
  headers?: Record<string, string>
  /** One set per connection, in turns. */
  headersOf?: Record<string, string>[]
  /** Makes the body of the next POST. */
  nextBody?: () => string
}

/** Asks an address over and over, each connection its next question as soon as the last one is answered. Refusals are an error. */
export async function press({ url, connections, seconds, headers, headersOf, nextBody }: Pressure): Promise<Figures> {
  const times: number[] = []
  let turn = 0
  const run = autocannon({
    url,
    connections,
    duration: seconds,
    ...(headers && { headers }),
    ...(headersOf && { setupClient: (client) => client.setHeaders(headersOf[turn++ % headersOf.length]!) }),
    ...(nextBody && {
      method: 'POST',
      requests: [{ setupRequest: (request: object) => ({ ...request, body: nextBody() }) }],
    }),
  })
  void run.on('response', (_client, _status, _bytes, ms) => times.push(ms))
  const { non2xx, errors, timeouts, duration } = await run
  if (non2xx + errors + timeouts > 0)
    throw new Error(`${url}: ${non2xx} refused, ${errors} failed, ${timeouts} timed out of ${times.length}`)
  const sorted = Float64Array.from(times).sort()
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
  return { perSecond: sorted.length / duration, p50: at(0.5), p99: at(0.99) }
}

/** The middle one of several rounds, by requests per second. */
export const median = <figures extends Figures>(rounds: figures[]): figures =>
  rounds.toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(rounds.length / 2)]!
