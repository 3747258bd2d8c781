import { LatchkeyError } from '@latchkey/core'
import { page, type Call } from '../http/route.ts'
import { privyFramePath, vaultFramePath } from '../http/secureAnswers.ts'
import type { Server } from '../Server.ts'

/** The page in whose frame keys are used. Only the app's own pages may embed it, and it loads nothing but its own code. */
export const vaultFrame = page('GET', vaultFramePath, framePage)

/** The same at the address that Privy's SDK puts into a frame. */
export const privyFrame = page('GET', privyFramePath, (call) => {
  if (call.param('app_id') === call.server.appId) return framePage(call)
  throw new LatchkeyError('not_found', 'This server is of another app. Check the appId that Privy’s SDK is given.')
})

function framePage({ server }: Call): Response {
  frameOf(server)
  const { appId, appName, origins } = server
  const config = escape(JSON.stringify({ appId, appName, origins }))
  const html = `<!doctype html><html lang="en" data-config="${config}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(appName)}</title><script type="module" src="${vaultFramePath}.js"></script><body></body></html>`
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8', ...headers(origins) } })
}

/** Its code. */
export const vaultFrameScript = page('GET', `${vaultFramePath}.js`, async ({ server }) => {
  const script = await frameOf(server).script()
  return new Response(script, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
  })
})

function frameOf({ vaultFrame }: Server) {
  if (vaultFrame) return vaultFrame
  throw new LatchkeyError('not_found', 'This server has no frame for wallets. Set vaultFrame (LATCHKEY_VAULT_ORIGIN).')
}

const headers = (origins: readonly string[]) => ({
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'", // Argon2id is WebAssembly
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    `frame-ancestors ${origins.join(' ')}`,
  ].join('; '),
  'cache-control': 'no-cache',
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=15552000; includeSubDomains',
  'x-content-type-options': 'nosniff',
})

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
