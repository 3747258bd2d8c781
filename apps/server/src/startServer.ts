import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { HttpBindings } from '@hono/node-server'
import { createHandler, type LogEntry } from '@latchkey/server'
import { toCustomAuth } from './customAuth.ts'
import { createInbox } from './inbox.ts'
import { createListener } from './listener.ts'
import { openDatabase } from './openDatabase.ts'
import type { Env } from './readEnv.ts'
import { toOAuth } from './oauth.ts'
import { readSecrets } from './secrets.ts'
import { toSignIn } from './signIn.ts'
import { smtpMailer } from './smtpMailer.ts'
import { makeTestAccount } from './testAccount.ts'
import { toVaultFrame } from './vaultFrame.ts'

/** Opens the database, checks that everything answers, and listens. `close` drains. */
export async function startServer(env: Env, { log = () => {}, now }: StartOptions = {}) {
  const { appSecret, keks } = await readSecrets(env)
  const inbox = env.production ? undefined : createInbox()
  const mailer = env.SMTP_URL ? smtpMailer({ url: env.SMTP_URL, from: mailFrom(env) }) : inbox?.mailer
  const customAuth = toCustomAuth(env)
  const vaultFrame = await toVaultFrame(env)
  let up = false
  const addresses = new WeakMap<Request, string | undefined>()
  // What is worth a line before it listens is said once it does: its first line says where.
  const early: LogEntry[] = []
  const { store, tombstones, close } = await openDatabase(env)
  try {
    const handle = createHandler({
      store,
      appId: env.LATCHKEY_APP_ID,
      appSecret,
      authorizationKeys: env.LATCHKEY_AUTHORIZATION_KEYS,
      kek: keks,
      tombstones,
      origins: env.LATCHKEY_ORIGINS,
      log: (entry) => (up ? log(entry) : entry.event !== 'request' && early.push(entry)),
      limits: env.LATCHKEY_LIMITS,
      trustProxy: env.LATCHKEY_TRUST_PROXY,
      clientAddress: (request) => addresses.get(request),
      ...(env.LATCHKEY_APP_NAME && { appName: env.LATCHKEY_APP_NAME }),
      ...(env.LATCHKEY_RP_ID && { rpId: env.LATCHKEY_RP_ID }),
      passkeyCounters: env.LATCHKEY_PASSKEY_COUNTERS,
      importsPerMinute: env.LATCHKEY_IMPORTS_PER_MINUTE,
      allowlist: env.LATCHKEY_ALLOWLIST,
      ...(env.LATCHKEY_SMART_WALLET_TYPE && { smartWalletType: env.LATCHKEY_SMART_WALLET_TYPE }),
      ...(mailer && { mailer }),
      ...(inbox && { texter: inbox.texter, testAccount: makeTestAccount() }),
      ...(customAuth && { customAuth }),
      ...toOAuth(env),
      ...toSignIn(env),
      ...(vaultFrame && { vaultFrame }),
      rpcUrls: env.LATCHKEY_RPC_URLS,
      ...(now && { now }),
    })
    await assertReady(handle)
    const { server, drain } = createListener(async (request, { incoming }) => {
      if (inbox && new URL(request.url).pathname === '/inbox' && isLocal(incoming))
        return Response.json({ mails: inbox.mails, texts: inbox.texts })
      addresses.set(request, incoming.socket.remoteAddress)
      return handle(request)
    })
    await listen(server, env)
    up = true
    setImmediate(() => early.forEach((entry) => log(entry)))
    const { port } = server.address() as AddressInfo
    return { url: `http://${env.HOST}:${port}`, close: () => drain().then(close) }
  } catch (error) {
    await close()
    throw error
  }
}

interface StartOptions {
  log?: (entry: LogEntry) => void
  /** Milliseconds since 1970. Default: the machine's clock. */
  now?: () => number
}

async function listen(server: Server, { PORT, HOST }: Env): Promise<void> {
  try {
    await once(server.listen(PORT, HOST), 'listening')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new Error(`Port ${PORT} on ${HOST} is taken. End what uses it, or set PORT to another one.`, { cause: error })
  }
}

/** A key that does not fit is found now, not when somebody signs in. */
async function assertReady(handle: (request: Request) => Promise<Response>): Promise<void> {
  const answer = await handle(new Request('http://localhost/readyz'))
  if (!answer.ok) throw new Error(`The server did not start: ${((await answer.json()) as { error: string }).error}`)
}

/** Asked from this machine, under a name of this machine, so no page elsewhere can read mail by a trick with names. */
function isLocal({ socket, headers }: HttpBindings['incoming']): boolean {
  const from = socket.remoteAddress?.replace('::ffff:', '') ?? ''
  const host = (headers.host ?? '').replace(/:\d+$/, '')
  return ['127.0.0.1', '::1'].includes(from) && ['127.0.0.1', 'localhost', '[::1]'].includes(host)
}

const mailFrom = ({ MAIL_FROM, LATCHKEY_ORIGINS }: Env) =>
  MAIL_FROM ?? `no-reply@${new URL(LATCHKEY_ORIGINS[0]!).hostname}`
