import { once } from 'node:events'
import { get, Agent } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { connectionLimits, createListener } from './listener.ts'

const opened: { close: () => void }[] = []
afterEach(() => opened.splice(0).forEach(({ close }) => close()))

/** The limits of the real server, so much shorter that a test can wait for them. */
const short = { headersTimeout: 300, requestTimeout: 600, timeout: 600, connectionsCheckingInterval: 50 }

async function listen(
  fetch: (request: Request) => Promise<Response> = async (request) => Response.json({ said: await request.text() }),
  limits: Partial<typeof connectionLimits> = short,
) {
  const { server, drain } = createListener(fetch, limits)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  opened.push({ close: () => server.close().closeAllConnections() })
  const { port } = server.address() as AddressInfo
  const socket = async () => {
    const opening = connect(port, '127.0.0.1')
    opened.push({ close: () => opening.destroy() })
    opening.on('error', () => {})
    await once(opening, 'connect')
    return opening
  }
  return { url: `http://127.0.0.1:${port}`, port, drain, socket }
}

/** All that comes until the other end has had enough. */
async function saidBy(socket: Socket): Promise<string> {
  let said = ''
  socket.on('data', (data: Buffer) => (said += data.toString()))
  await once(socket, 'close')
  return said
}

const head = (more = '') => `POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${more}`

test('the limits are those that were promised', () => {
  expect(connectionLimits.headersTimeout).toBeLessThanOrEqual(10_000)
  expect(connectionLimits.requestTimeout).toBeLessThanOrEqual(30_000)
  expect(connectionLimits.connectionsCheckingInterval).toBeLessThanOrEqual(1_000)
})

/** Sends a little, again and again, for as long as it is let. */
function drip(socket: Socket, first: string, more: string) {
  socket.write(first)
  const timer = setInterval(() => socket.writable && socket.write(more), 40)
  socket.once('close', () => clearInterval(timer))
}

test.each<[string, (socket: Socket) => void, RegExp]>([
  ['says nothing', () => {}, /^(HTTP\/1.1 408.*)?$/s],
  ['sends its headers one by one', (socket) => drip(socket, head(), 'X-More: x\r\n'), /^HTTP\/1.1 408/],
  ['sends a byte of its first line at a time', (socket) => drip(socket, 'P', 'O'), /^HTTP\/1.1 (408|400)/],
  ['sends its body byte by byte', (socket) => drip(socket, head('Content-Length: 999\r\n\r\n'), 'x'), /^HTTP\/1.1 408/],
  [
    'sends a body without a length and without an end',
    (socket) => drip(socket, head('Transfer-Encoding: chunked\r\n\r\n'), '1\r\nx\r\n'),
    /^HTTP\/1.1 408/,
  ],
])('whoever %s is cut off, and others are answered meanwhile (fault 67)', async (_what, send, answer) => {
  const { socket, url } = await listen()
  const slow = await Promise.all(Array.from({ length: 50 }, socket))
  const said = slow.map(saidBy)
  slow.forEach(send)
  expect((await fetch(url, { method: 'POST', body: 'hello' })).status).toBe(200)
  for (const words of await Promise.all(said)) expect(words).toMatch(answer)
})

test('whoever never reads the answer is cut off (fault 67)', async () => {
  const chunk = new Uint8Array(65_536)
  const endless = () => new Response(new ReadableStream({ pull: (controller) => controller.enqueue(chunk) }))
  const { socket } = await listen(async () => endless())
  const deaf = await socket()
  deaf.pause()
  deaf.write(head('Content-Length: 0\r\n\r\n'))
  // A paused socket does not see that it was closed; writing to it does.
  const timer = setInterval(() => deaf.write(' '), 50)
  await once(deaf, 'error')
  clearInterval(timer)
})

test('headers beyond the limit are refused before they are all there (fault 67)', async () => {
  const { socket } = await listen()
  const greedy = await socket()
  const said = saidBy(greedy)
  greedy.write(head(`X-Big: ${'x'.repeat(20_000)}`))
  expect(await said).toMatch(/^HTTP\/1.1 431/)
})

test('who listens to events is let go of at once when it drains, and the server hears that they left', async () => {
  let left = () => {}
  const isLeft = new Promise<void>((resolve) => (left = resolve))
  const body = () =>
    new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode(': open\n\n')), cancel: left })
  const { url, drain } = await listen(
    async () => new Response(body(), { headers: { 'content-type': 'text/event-stream' } }),
    { ...short, timeout: 60_000 },
  )
  const answer = await fetch(url)
  const read = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  expect((await read.read()).value).toBe(': open\n\n')
  await drain(60_000)
  expect((await read.read()).done).toBe(true)
  await isLeft
})

test('more connections than allowed are not taken (fault 67)', async () => {
  const { socket } = await listen(undefined, {
    ...short,
    headersTimeout: 5_000,
    requestTimeout: 5_000,
    maxConnections: 2,
  })
  const [first, second] = [await socket(), await socket()]
  const third = await socket()
  await once(third, 'close')
  expect([first.destroyed, second.destroyed]).toEqual([false, false])
})

test('requests in one go are answered in their order (fault 67)', async () => {
  const { socket } = await listen()
  const eager = await socket()
  const said = saidBy(eager)
  const ask = (body: string) => `${head(`Content-Length: ${body.length}\r\n`)}\r\n${body}`
  eager.write(ask('one') + ask('two') + ask('three'))
  eager.end()
  expect([...(await said).matchAll(/"said":"(\w+)"/g)].map(([, word]) => word)).toEqual(['one', 'two', 'three'])
})

test('draining finishes what is under way, takes nothing new, and then ends', async () => {
  let answer = () => {}
  const asked = new Promise<void>((resolve) => (answer = resolve))
  let arrived = () => {}
  const arrival = new Promise<void>((resolve) => (arrived = resolve))
  const { url, drain, socket } = await listen(async () => {
    arrived()
    await asked
    return Response.json({ fine: true })
  }, {})
  const idle = await socket()
  const agent = new Agent({ keepAlive: true })
  const response = new Promise<{ headers: object; status: number }>((resolve, reject) =>
    get(url, { agent }, (message) => resolve({ headers: message.resume().headers, status: message.statusCode! })).on(
      'error',
      reject,
    ),
  )
  await arrival
  const drained = drain()
  await once(idle.resume(), 'close')
  await expect(fetch(url)).rejects.toThrow()
  answer()
  expect(await response).toMatchObject({ status: 200, headers: { connection: 'close' } })
  await drained
})

test('draining does not wait for ever', async () => {
  const { url, drain } = await listen(() => new Promise(() => {}), {})
  const answer = fetch(url)
  await new Promise((resolve) => setTimeout(resolve, 50))
  const refused = expect(answer).rejects.toThrow()
  await drain(50)
  await refused
})
