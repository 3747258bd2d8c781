import { LatchkeyError } from '@latchkey/core'
import { NodeRefusal } from './NodeRefusal.ts'
import { readBounded } from './readBounded.ts'

interface Question {
  /** Often carries a key, so it stands in no message. */
  url: string
  caip2: string
  method: string
  params: unknown
  /** ms. How long it may take. */
  patience?: number
}

/** Asks a node once. Whatever it does, this settles within seconds and keeps no more than a few megabytes. */
export async function askNode({ url, caip2, method, params, patience = 5_000 }: Question): Promise<unknown> {
  const unavailable = (cause?: unknown) =>
    new LatchkeyError(
      'chain_unavailable',
      `The node of ${caip2} gave no answer to ${method} that could be used. Try again in a moment.`,
      { retryable: true, ...(cause instanceof Error && { cause: new Error(cause.name) }) },
    )
  const question = { jsonrpc: '2.0', id: 1, method, params }
  const answer = await exchange(url, question, AbortSignal.timeout(patience)).catch((cause: unknown) => {
    throw unavailable(cause)
  })
  const { error, result } = (answer ?? {}) as { error?: NodeError; result?: unknown }
  // Only the node itself says why by number; a gateway's error is no answer of the node, nor is "ask me later".
  if (typeof error?.code === 'number' && error.code !== limitExceeded)
    throw new NodeRefusal(error.code, quotable(error.message, url), error.data)
  if (error || result === undefined) throw unavailable()
  return result
}

interface NodeError {
  code?: unknown
  message?: unknown
  data?: unknown
}

/** EIP-1474. */
const limitExceeded = -32_005
/** Bytes. The largest that is asked for is a block's list of hashes. */
const most = 4 * 1_048_576

async function exchange(address: string, question: object, signal: AbortSignal): Promise<unknown> {
  const url = new URL(address)
  const headers = new Headers({ 'content-type': 'application/json' })
  if (url.username) headers.set('authorization', `Basic ${btoa(`${named(url.username)}:${named(url.password)}`)}`)
  url.username = url.password = ''
  const response = await fetch(url, {
    method: 'POST',
    headers,
    body: JSON.stringify(question),
    redirect: 'error',
    signal,
  })
  if (response.status === 429 || response.status >= 500) {
    await response.body?.cancel()
    return null
  }
  return JSON.parse(await readBounded(response, most)) as unknown
}

const named = decodeURIComponent

/** The node's own words, as far as they can be repeated: one line, not long, no address, nothing out of the node's. */
function quotable(words: unknown, address: string): string {
  if (typeof words !== 'string') return 'it does not say why'
  const said = words.replace(/\b[a-z]+:\/\/\S*/gi, '…')
  const line = said
    .slice(0, 2_000)
    .replace(/\p{C}+|\s+/gu, ' ')
    .slice(0, 200)
    .trim()
  // Looked for in all that it says: a line that is cut short can end within one.
  const isSecret = secretsIn(address).some((secret) => said.includes(secret))
  return line === '' || isSecret ? 'it does not say why' : line
}

/** What of a node's address others should not read, as it stands there and as it is sent. */
function secretsIn(address: string): string[] {
  const { username, password } = new URL(address)
  return [...address.split(/[/?&=:@]+/), named(username), named(password)].filter((part) => part.length >= 8)
}
