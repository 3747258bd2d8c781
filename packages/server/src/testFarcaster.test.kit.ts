import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createSiweMessage } from 'viem/siwe'
import { utf8 } from './bytes.ts'
import { farcasterRelay } from './farcaster/farcasterRelay.ts'
import { addressOf, personalSign } from './signer/evmKey.ts'

type Answer = (path: string, body: string, authorization: string) => unknown

/** A server on loopback, which holds up nobody’s end. Undefined is a 500. */
async function onLoopback(answer: Answer): Promise<string> {
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const said = answer(request.url!, body, request.headers.authorization ?? '')
      response.writeHead(said === undefined ? 500 : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(said ?? {}))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

interface Channel {
  question: { nonce: string; domain: string; siweUri: string }
  answer?: object
}

interface AnswerOptions {
  key: Uint8Array
  fid: number
  /** What is changed in the message. */
  changes?: object
  signWith?: Uint8Array
  now: number
}

/** A relay of FIP-11, the id registry's node, and Farcaster clients that answer. */
export async function testFarcaster() {
  const channels = new Map<string, Channel>()
  const ids = new Map<string, number>()
  let isAway = false

  const relayUrl = await onLoopback((path, body, authorization) => {
    if (isAway) return undefined
    if (path === '/v1/channel') {
      const channelToken = crypto.randomUUID()
      channels.set(channelToken, { question: JSON.parse(body) as Channel['question'] })
      return { channelToken, url: `https://client.example/~/siwf?channelToken=${channelToken}` }
    }
    const channel = channels.get(authorization.replace('Bearer ', ''))
    return channel && { state: 'pending', nonce: channel.question.nonce, ...channel.answer }
  })
  const nodeUrl = await onLoopback((_path, body) => {
    const { id, params } = JSON.parse(body) as { id: number; params: [{ data: string }] }
    const fid = ids.get(`0x${params[0].data.slice(-40)}`) ?? 0
    return { jsonrpc: '2.0', id, result: `0x${fid.toString(16).padStart(64, '0')}` }
  })

  return {
    options: { farcaster: { relay: farcasterRelay({ url: relayUrl }) }, rpcUrls: { 'eip155:10': nodeUrl } },
    relayUrl,
    nodeUrl,
    register: (key: Uint8Array, fid: number) => ids.set(addressOf(key)!.toLowerCase(), fid),
    goAway: () => (isAway = true),
    /** The person says yes in their client; gives what the app sends then. */
    answer(channelToken: string, { key, fid, changes = {}, signWith = key, now }: AnswerOptions) {
      const channel = channels.get(channelToken)!
      const { nonce, domain, siweUri } = channel.question
      const message = createSiweMessage({
        address: addressOf(key) as `0x${string}`,
        chainId: 10,
        domain,
        nonce,
        uri: siweUri,
        version: '1',
        issuedAt: new Date(now),
        statement: 'Farcaster Auth',
        resources: [`farcaster://fid/${fid}`],
        ...changes,
      })
      const signature = personalSign(signWith, utf8(message))
      const profile = { username: 'ada', displayName: 'Ada', bio: 'Counts', pfpUrl: 'https://img.example/ada.png' }
      channel.answer = { state: 'completed', message, signature, fid, ...profile }
      return { channelToken, message, signature, fid }
    },
  }
}
