import { LatchkeyError } from '@latchkey/core'
import { parseJson, type Endpoint } from '@latchkey/core/wire'
import { utf8 } from '../bytes.ts'
import type { ClientSettings } from './clientSettings.ts'
import { refusal } from './refusal.ts'
import { repeat } from './repeat.ts'

/** What one request needs beside its endpoint. */
export interface Sending<body> {
  /** For messages. */
  verb: string
  body?: body
  /** The `:name`s of the path. */
  params?: Record<string, string>
  query?: Record<string, string | number | undefined>
  /** Makes a repetition harmless. */
  idempotencyKey?: string | undefined
  /** True where asking twice is as good as once, whatever the method. */
  readOnly?: boolean
}

/** Sends one request. What comes back has the endpoint's shape, or is a LatchkeyError. */
export type Send = <body, response>(endpoint: Endpoint<body, response>, request: Sending<body>) => Promise<response>

/** The way to the server. */
export function createSend(settings: ClientSettings): Send {
  const authorization = `Basic ${basic(`${settings.appId}:${settings.appSecret}`)}`

  return async (endpoint, { verb, body, params = {}, query = {}, idempotencyKey, readOnly }) => {
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name]!))
    const address = `${settings.url}/api/v1${path}${search(query)}`
    const headers: Record<string, string> = { authorization, 'privy-app-id': settings.appId }
    if (endpoint.body) headers['content-type'] = 'application/json'
    if (idempotencyKey !== undefined) headers['privy-idempotency-key'] = idempotencyKey
    const payload = endpoint.body ? { body: JSON.stringify(endpoint.body.encode(body!)) } : {}
    const isRepeatable = endpoint.method === 'GET' || readOnly === true || idempotencyKey !== undefined

    return repeat({ retries: settings.retries, isRepeatable }, async () => {
      const signal = AbortSignal.timeout(settings.timeout)
      const request = new Request(address, { method: endpoint.method, headers, signal, ...payload })
      const { answer, text } = await within(signal, verb, settings.timeout, async () => {
        const answer = await settings.exchange(request)
        return { answer, text: await answer.text() }
      })
      if (!answer.ok) throw refusal(verb, answer, text)
      try {
        return endpoint.response.decode(text === '' ? undefined : parseJson(text))
      } catch (cause) {
        throw invalid(verb, answer.status, cause)
      }
    })
  }
}

/** Settles in time, even where the other side never does. */
async function within<value>(
  signal: AbortSignal,
  verb: string,
  timeout: number,
  run: () => Promise<value>,
): Promise<value> {
  const gaveUp = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
  try {
    return await Promise.race([run(), gaveUp])
  } catch (cause) {
    if (signal.aborted)
      throw new LatchkeyError(
        'timeout',
        `${verb}() did not answer within ${timeout / 1000} s. Whether it took effect is unknown: read before you try again.`,
        { retryable: true, cause },
      )
    throw new LatchkeyError(
      'backend_unreachable',
      `${verb}() got no whole answer, so whether it took effect is unknown. Check that the server runs and that its url is right.`,
      { retryable: true, cause },
    )
  }
}

const invalid = (verb: string, status: number, cause: unknown) =>
  new LatchkeyError(
    'backend_invalid',
    `${verb}() was answered with ${status} and a body that is not its answer. Look at the cause, and whether something stands between this machine and the server.`,
    { cause },
  )

function search(query: Record<string, string | number | undefined>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  return given.length > 0 ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : ''
}

const basic = (text: string) => btoa(String.fromCharCode(...utf8(text)))
