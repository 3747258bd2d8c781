import type { Endpoint } from '@latchkey/core/wire'

export interface Ask {
  token?: string | undefined
  dpop?: string
  app?: string
  params?: Record<string, string>
  headers?: Record<string, string>
}

export type TestClient = ReturnType<typeof testClient>

/** Asks a server, wherever it is, as its clients do. */
export function testClient(fetch: (request: Request) => Promise<Response>, base = 'http://server.test') {
  /** Sends a request as it stands. */
  const send = async (
    method: string,
    path: string,
    { headers = {}, body }: { headers?: object; body?: string } = {},
  ) => {
    const init = {
      method,
      headers: { ...(body !== undefined && json), ...headers },
      ...(body !== undefined && { body }),
    }
    const response = await fetch(new Request(`${base}${path}`, init))
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: text ? JSON.parse(text) : undefined }
  }

  /** Asks an endpoint as a client would; a refusal is thrown as `{ status, code }`. */
  async function ask<response>(endpoint: Endpoint<undefined, response>, body?: undefined, as?: Ask): Promise<response>
  async function ask<body, response>(endpoint: Endpoint<body, response>, body: body, as?: Ask): Promise<response>
  async function ask(endpoint: Endpoint, body?: unknown, { token, dpop, app, params = {}, headers: more }: Ask = {}) {
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => params[name]!)
    const authorization = token ? `Bearer ${token}` : app ? `Basic ${basic(app)}` : undefined
    const headers = { ...(authorization && { authorization }), ...(dpop && { dpop }), ...more }
    const text = endpoint.body && JSON.stringify(endpoint.body.encode(body))
    const answer = await send(endpoint.method, `/api/v1${path}`, { headers, ...(text && { body: text }) })
    if (answer.status >= 300)
      throw {
        status: answer.status,
        code: answer.body.code,
        error: answer.body.error,
        retryAfter: answer.headers.get('retry-after'),
      }
    return endpoint.response.decode(answer.body)
  }

  return { send, ask }
}

const json = { 'content-type': 'application/json' }

/** Base64 of any text, for HTTP Basic. */
export const basic = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)))
