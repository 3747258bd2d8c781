import { AbortedError, LatchkeyError } from '@latchkey/core'
import { mfaHeader, parseJson, refusal, type Endpoint } from '@latchkey/core/wire'
import { dpopProof } from './dpopProof.ts'
import type { HttpOptions } from './HttpOptions.ts'

/** What one request needs beside its endpoint. */
export interface Sending<body> {
  /** For messages. */
  verb: string
  body?: body
  query?: Record<string, string>
  headers?: Record<string, string>
  accessToken?: string
  /** Sent with a proof that this browser holds them (RFC 9449). */
  keys?: CryptoKeyPair | null
  /** Shows that a second factor was shown lately. */
  mfaToken?: string | undefined
  /** What a passkey signed of this request, as its header. */
  userAction?: string | undefined
  signal: AbortSignal
}

type Opening = Pick<Sending<never>, 'verb' | 'signal'> & { accessToken: string }

/** Sends one request. What comes back has the endpoint's shape, or is a LatchkeyError. */
export type Send = <body, response>(endpoint: Endpoint<body, response>, request: Sending<body>) => Promise<response>

/** The way to the server, and its clock as far as we know it (ms). */
export function createTransport({ url, appId, fetch = (...call) => globalThis.fetch(...call) }: HttpOptions): {
  send: Send
  /** Opens an address whose answer is read as it comes. */
  open: (path: string, request: Opening) => Promise<Response>
  serverTime: () => number
} {
  /** ms that the server's clock is ahead of ours. */
  let ahead = 0

  async function exchange<body, response>(endpoint: Endpoint<body, response>, request: Sending<body>) {
    const { verb, body, query, accessToken, mfaToken, keys, userAction, signal } = request
    if (signal.aborted) throw givenUp(verb, signal)
    const { method, path } = endpoint
    const address = `${url}/api/v1${path}`
    const headers: Record<string, string> = { ...request.headers, 'privy-app-id': appId }
    if (body !== undefined) headers['content-type'] = 'application/json'
    if (accessToken) headers.authorization = `Bearer ${accessToken}`
    if (mfaToken) headers[mfaHeader] = mfaToken
    if (userAction) headers['latchkey-user-action'] = userAction
    if (keys) headers.dpop = await dpopProof(keys, { method, url: address, now: Date.now() + ahead })

    const payload = body === undefined ? {} : { body: JSON.stringify(endpoint.body!.encode(body)) }
    const wasOffline = isOffline()
    let answer: Response
    let text: string
    try {
      answer = await fetch(query ? `${address}?${new URLSearchParams(query).toString()}` : address, {
        method,
        headers,
        signal,
        cache: 'no-store',
        ...payload,
      })
      text = await answer.text()
    } catch (cause) {
      throw signal.aborted
        ? givenUp(verb, signal)
        : wasOffline && isOffline()
          ? offline(verb, cause)
          : unreachable(verb, cause)
    }
    ahead = Date.parse(answer.headers.get('date') ?? '') - Date.now() || ahead
    if (!answer.ok) throw refusal(answer, text, { verb, ahead })
    try {
      return endpoint.response.decode(parseJson(text))
    } catch (cause) {
      throw invalid(verb, answer, cause)
    }
  }

  const send: Send = async (endpoint, request) => {
    const before = ahead
    try {
      return await exchange(endpoint, request)
    } catch (error) {
      // A proof dated by a clock that is wrong: now that we know the server's, date another.
      const clockWasWrong = Math.abs(ahead - before) > 5_000
      if (!clockWasWrong || (error as LatchkeyError).code !== 'dpop_invalid') throw error
      return await exchange(endpoint, request)
    }
  }

  async function open(path: string, { verb, accessToken, signal }: Opening) {
    const headers = { 'privy-app-id': appId, authorization: `Bearer ${accessToken}`, accept: 'text/event-stream' }
    const answer = await fetch(`${url}/api/v1${path}`, { headers, signal, cache: 'no-store' })
    if (answer.ok) return answer
    throw refusal(answer, await answer.text(), { verb, ahead })
  }

  return { send, open, serverTime: () => Date.now() + ahead }
}

const givenUp = (verb: string, { reason }: AbortSignal) =>
  reason instanceof LatchkeyError ? reason : new AbortedError(verb, reason)

/** Said by the browser. Only who was offline before and after has surely sent nothing. */
const isOffline = () => globalThis.navigator?.onLine === false

const offline = (verb: string, cause: unknown) =>
  new LatchkeyError('offline', `${verb}() was not sent: this device is offline. Try again when it is back.`, {
    retryable: true,
    cause,
  })

const unreachable = (verb: string, cause: unknown) =>
  new LatchkeyError(
    'backend_unreachable',
    `${verb}() got no whole answer, so whether it took effect is unknown. Check the connection and that the server allows this origin, then try again.`,
    { retryable: true, cause },
  )

const invalid = (verb: string, { status, headers }: Response, cause: unknown) =>
  new LatchkeyError(
    'backend_invalid',
    `${verb}() was answered with ${status} and a body that is not its answer (${headers.get('content-type') ?? 'no type'}). Nothing was changed here. Look at the cause, and whether something stands between the app and the server.`,
    { retryable: true, cause },
  )
