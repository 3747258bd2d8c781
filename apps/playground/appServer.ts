import type { ServerResponse } from 'node:http'
import type { Connect, Plugin } from 'vite'

/** Where Latchkey's server is, and what this app's own server authenticates with there. */
const {
  LATCHKEY_URL = 'http://localhost:8787',
  LATCHKEY_APP_ID = 'latchkey-dev-app-00000000',
  LATCHKEY_APP_SECRET = '',
} = process.env

/**
 * The app's own server, in Vite's: the only place that holds the app secret.
 * `POST /app-server/sign { walletId, message }` asks Latchkey's server for a signature; `GET /app-server/inbox` shows mailed codes.
 */
export function appServer(): Plugin {
  const mount = (middlewares: Connect.Server) => {
    middlewares.use('/app-server/sign', (request, response) => void sign(request, response))
    middlewares.use('/app-server/inbox', (_request, response) => void pass(response, '/inbox', {}))
  }
  return {
    name: 'app-server',
    config: () => ({
      define: {
        'import.meta.env.LATCHKEY_URL': JSON.stringify(LATCHKEY_URL),
        'import.meta.env.LATCHKEY_APP_ID': JSON.stringify(LATCHKEY_APP_ID),
      },
    }),
    configureServer: ({ middlewares }) => mount(middlewares),
    configurePreviewServer: ({ middlewares }) => mount(middlewares),
  }
}

async function sign(request: Connect.IncomingMessage, response: ServerResponse) {
  const { walletId, message } = await readJson(request)
  if (typeof walletId !== 'string' || typeof message !== 'string')
    return answer(response, 400, { code: 'wire_invalid', error: 'Send { walletId, message }.' })
  await pass(response, `/api/v1/wallets/${encodeURIComponent(walletId)}/rpc`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa(`${LATCHKEY_APP_ID}:${LATCHKEY_APP_SECRET}`)}`,
      'content-type': 'application/json',
      'privy-app-id': LATCHKEY_APP_ID,
    },
    body: JSON.stringify({ method: 'personal_sign', params: { message, encoding: 'utf-8' } }),
  })
}

async function readJson(request: Connect.IncomingMessage): Promise<Record<string, unknown>> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  try {
    return Object(JSON.parse(body)) as Record<string, unknown>
  } catch {
    return {}
  }
}

async function pass(response: ServerResponse, path: string, init: RequestInit) {
  try {
    const upstream = await fetch(LATCHKEY_URL + path, init)
    answer(response, upstream.status, await upstream.json())
  } catch {
    answer(response, 502, {
      code: 'backend_unreachable',
      error: `Nothing answers at ${LATCHKEY_URL}. Start it with: pnpm serve`,
    })
  }
}

function answer(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
