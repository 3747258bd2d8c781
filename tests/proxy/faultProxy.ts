import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises'
import { ask, readRequest } from './request.ts'

/** What may come instead of an answer. */
const faults = [
  'refused',
  'hangs',
  'reset before the headers',
  'reset in mid-body',
  'closed at half of its length',
  'delayed',
  'byte by byte',
  'an empty 200',
  'HTML with 200',
  '429',
  '503',
  'swallowed',
] as const
export type Fault = (typeof faults)[number]

/** How much of the request has reached the server by then. */
const moments = ['before the request', 'in mid-request', 'after the server acted'] as const
export type Moment = (typeof moments)[number]

export interface Plan {
  fault: Fault
  moment: Moment
}

/** Each fault at each moment. */
export const plans: Plan[] = faults.flatMap((fault) => moments.map((moment) => ({ fault, moment })))

/** Slow, but whole: what these do to an answer changes nothing about it. */
export const isHarmless = (fault: Fault) => fault === 'delayed' || fault === 'byte by byte'

/** A line to a server that does one thing wrong per request, on TCP, when it is told to. One connection carries one request. */
export async function faultProxy(upstream: URL) {
  const plans: { plan: Plan; met: () => void }[] = []
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, (near) => {
    sockets.add(near)
    near.on('error', () => {}) // the other end may leave first
    near.on('close', () => sockets.delete(near))
    // Not before something is asked: clients open connections ahead of need, and close them unused.
    near.once('readable', () => {
      if (near.readableLength === 0) return void near.destroy()
      const next = plans.shift()
      meet(near, upstream, next?.plan).then(next?.met, () => near.destroy())
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    /** Puts a fault in the way of the next request; resolves once it was met. */
    next: (plan: Plan) => new Promise<void>((met) => void plans.push({ plan, met })),
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

export type FaultProxy = Awaited<ReturnType<typeof faultProxy>>

async function meet(near: Socket, upstream: URL, plan: Plan | undefined): Promise<void> {
  if (!plan) return void near.end(await ask(upstream, await readRequest(near)))
  const { fault, moment } = plan
  if (fault === 'refused' && moment === 'before the request') return void near.resetAndDestroy()
  const request = await readRequest(near)
  const half = request.subarray(0, request.length >> 1)
  if (isHarmless(fault)) {
    const from = { 'before the request': 0, 'in mid-request': half.length, 'after the server acted': request.length }
    const answer = await ask(upstream, request, { from: from[moment], slowly: slowly[fault as keyof typeof slowly] })
    if (moment !== 'after the server acted') return void near.end(answer)
    await slowly[fault as keyof typeof slowly](near, answer)
    return void near.end()
  }
  if (moment === 'in mid-request') await ask(upstream, half, { thenLeave: true })
  const answer = moment === 'after the server acted' ? await ask(upstream, request) : made(200, '{"made":"up"}')
  await spoil[fault](near, answer)
}

/** How a whole text arrives late. */
const slowly = {
  async delayed(to: Socket, bytes: Buffer) {
    await sleep(20)
    to.write(bytes)
  },
  async 'byte by byte'(to: Socket, bytes: Buffer) {
    for (const byte of bytes) {
      to.write(Buffer.of(byte))
      await breathe()
    }
  },
}

/** What is done instead of answering; `answer` is what would have been said. */
const spoil: Record<Exclude<Fault, keyof typeof slowly>, (near: Socket, answer: Buffer) => unknown> = {
  refused: (near) => near.resetAndDestroy(),
  hangs: () => {},
  'reset before the headers': (near) => near.resetAndDestroy(),
  async 'reset in mid-body'(near, answer) {
    near.write(answer.subarray(0, endOfHead(answer) + 1))
    await breathe()
    near.resetAndDestroy()
  },
  'closed at half of its length': (near, answer) => {
    const body = endOfHead(answer)
    near.end(answer.subarray(0, body + ((answer.length - body) >> 1)))
  },
  'an empty 200': (near) => near.end(made(200, '')),
  'HTML with 200': (near) => near.end(made(200, '<!doctype html><title>Sign in to the WiFi</title>', 'text/html')),
  '429': (near) => near.end(made(429, 'Slow down', 'text/plain')),
  '503': (near) => near.end(made(503, '<h1>Away</h1>', 'text/html')),
  swallowed: (near) => near.end(),
}

const endOfHead = (message: Buffer) => message.indexOf('\r\n\r\n') + 4

const made = (status: number, body: string, type = 'application/json') =>
  Buffer.from(
    `HTTP/1.1 ${status} Made Up\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\nRetry-After: 60\r\nConnection: close\r\n\r\n${body}`,
  )
