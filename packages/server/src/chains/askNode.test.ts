import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { askNode } from './askNode.ts'

const secret = 'a1b2c3d4e5f6a7b8'
const password = 'p@ss/w0rd'

/** A node that answers as a test says; gives its address, with a key in it as providers hand them out. */
async function openNode(listener: RequestListener): Promise<string> {
  const node = createServer(listener).listen(0, '127.0.0.1')
  onTestFinished(() => {
    node.closeAllConnections()
    node.close()
  })
  await new Promise((resolve) => node.once('listening', resolve))
  return `http://127.0.0.1:${(node.address() as AddressInfo).port}/v2/${secret}`
}

const says =
  (text: string, status = 200): RequestListener =>
  (_, response) =>
    void response.writeHead(status).end(text)

const ask = (url: string, patience = 2_000) =>
  askNode({ url, caip2: 'eip155:1', method: 'eth_chainId', params: [], patience })

/** All that an error says, its causes included. */
const wordsOf = (error: unknown): string =>
  error instanceof Error ? `${error.message} ${error.stack} ${wordsOf(error.cause)}` : JSON.stringify(error ?? '')

const half: RequestListener = (request, response) => {
  response.writeHead(200, { 'content-length': '100' })
  response.write('{"result":', () => request.socket.destroy())
}

const elsewhere: RequestListener = ({ url }, response) =>
  void (url === '/other' ? response.end('{"result":"0x1"}') : response.writeHead(307, { location: '/other' }).end())

test('gives what the node says', async () => {
  expect(await ask(await openNode(says('{"jsonrpc":"2.0","id":1,"result":"0x1"}')))).toBe('0x1')
  expect(await ask(await openNode(says('{"result":null}')))).toBeNull()
})

test.each<[string, RequestListener]>([
  ['no JSON', says('<html>')],
  ['nothing', says('')],
  ['null', says('null')],
  ['a number', says('7')],
  ['no result', says('{"jsonrpc":"2.0","id":1}')],
  ['an error of a gateway', says('{"error":"Bad gateway"}')],
  ['an error beside a result', says('{"result":"0x1","error":{"message":"x"}}')],
  ['an error that is a text by number', says('{"error":{"code":"-32000","message":"x"}}')],
  ['too much asked of it', says('{"error":{"code":-32005,"message":"limit exceeded"}}')],
  ['too many requests', says('{"result":"0x1"}', 429)],
  ['trouble of its own', says('{"result":"0x1"}', 502)],
  ['from another address', elsewhere],
  ['a broken connection', (request) => void request.socket.destroy()],
  ['half an answer', half],
  ['more than anybody would keep', says(JSON.stringify({ result: 'x'.repeat(5_000_000) }))],
])('a node that answers %s is away for now, and its address stays in no error', async (_, listener) => {
  const error: unknown = await ask(await openNode(listener)).catch((cause: unknown) => cause)
  expect(error).toMatchObject({ code: 'chain_unavailable', retryable: true })
  expect(wordsOf(error)).not.toContain(secret)
})

test('a node that never answers is given up', async () => {
  const never = await openNode(() => undefined)
  await expect(ask(never, 50)).rejects.toMatchObject({ code: 'chain_unavailable' })
  const slow = await openNode((_, response) => void response.writeHead(200).write('{"result":'))
  await expect(ask(slow, 50)).rejects.toMatchObject({ code: 'chain_unavailable' })
  await expect(ask('http://127.0.0.1:9')).rejects.toMatchObject({ code: 'chain_unavailable' })
})

test.each([
  ['insufficient funds for gas', 'insufficient funds for gas'],
  ['one\n\ttwo\u0000\u202e', 'one two'],
  ['see https://evil.example/x for more', 'see … for more'],
  [`bad key ${secret}`, 'it does not say why'],
  [`${'x'.repeat(190)} ${secret}`, 'it does not say why'],
  ['x'.repeat(1_000), 'x'.repeat(200)],
  ['', 'it does not say why'],
  [7, 'it does not say why'],
])('what a node refuses is told in its words, as far as they can be repeated: %j', async (message, told) => {
  const url = await openNode(says(JSON.stringify({ error: { code: -32_000, message } })))
  await expect(ask(url)).rejects.toMatchObject({ name: 'NodeRefusal', code: -32_000, message: told })
})

test('a name and a password in the address are sent as such', async () => {
  const url = new URL(
    await openNode((request, response) => void response.end(JSON.stringify({ result: request.headers.authorization }))),
  )
  url.username = 'ada'
  url.password = 'p@ss'
  expect(await ask(url.href)).toBe(`Basic ${btoa('ada:p@ss')}`)
})

test('a password is repeated in none of its spellings', async () => {
  const url = new URL(
    await openNode((_, response) => void response.end(JSON.stringify({ error: { code: -32_000, message: password } }))),
  )
  url.password = encodeURIComponent(password)
  url.username = 'ada'
  await expect(ask(url.href)).rejects.toMatchObject({ name: 'NodeRefusal', message: 'it does not say why' })
})
