import { LatchkeyError } from '@latchkey/core'
import { parseJson, refusal, WireInvalidError, type Endpoint } from '@latchkey/core/wire'
import { utf8 } from '../bytes.ts'
import type { ClientSettings } from './clientSettings.ts'
import { exchange } from './exchange.ts'
import { repeat } from './repeat.ts'
import { requestSigner } from './signRequest.ts'

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

  const { appId, authorizationPrivateKey } = settings
  const sign = authorizationPrivateKey === undefined ? undefined : requestSigner(authorizationPrivateKey)

  return async (endpoint, { verb, body, params = {}, query = {}, idempotencyKey, readOnly }) => {
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name]!))
    const url = new URL(`${settings.url}/api/v1${path}${search(query)}`).href
    const headers: Record<string, string> = { authorization, 'privy-app-id': settings.appId }
    if (endpoint.body) headers['content-type'] = 'application/json'
    if (idempotencyKey !== undefined) headers['privy-idempotency-key'] = visible(idempotencyKey)
    const payload: { body?: string } = endpoint.body ? { body: JSON.stringify(endpoint.body.encode(body!)) } : {}
    const { method } = endpoint
    const isRepeatable = method === 'GET' || readOnly === true || idempotencyKey !== undefined

    return repeat({ retries: settings.retries, isRepeatable }, async () => {
      const signed =
        method === 'GET' ? undefined : await sign?.({ method, url, body: payload.body, appId, idempotencyKey })
      const init = { method, headers: { ...headers, ...signed }, ...payload }
      const { answer, text } = await exchange(settings, verb, url, init)
      if (!answer.ok) throw refusal(answer, text, { verb })
      try {
        // An empty answer of anything in between is no answer: ours says 204.
        return endpoint.response.decode(answer.status === 204 ? undefined : parseJson(text))
      } catch (cause) {
        throw invalid(verb, answer.status, cause)
      }
    })
  }
}

const invalid = (verb: string, status: number, cause: unknown) =>
  new LatchkeyError(
    'backend_invalid',
    `${verb}() was answered with ${status} and a body that is not its answer. Look at the cause, and whether something stands between this machine and the server.`,
    { cause },
  )

/** What a header can carry; the server takes no more. */
function visible(idempotencyKey: string): string {
  if (typeof idempotencyKey === 'string' && /^[\x21-\x7e]{1,256}$/.test(idempotencyKey)) return idempotencyKey
  throw new WireInvalidError('idempotencyKey', 'should be 1 to 256 visible ASCII characters, for example a UUID')
}

function search(query: Record<string, string | number | undefined>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  return given.length > 0 ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : ''
}

const basic = (text: string) => btoa(String.fromCharCode(...utf8(text)))
