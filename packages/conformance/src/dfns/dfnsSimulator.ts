import { base64 } from '@scure/base'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { newToken } from './authorize.ts'
import { DfnsHttpError } from './DfnsHttpError.ts'
import { settleApproval } from './requests.ts'
import type { Env } from './route.ts'
import { credentials } from './routes/credentials.ts'
import { login } from './routes/login.ts'
import { recovery } from './routes/recovery.ts'
import { registration } from './routes/registration.ts'
import { signatures } from './routes/signatures.ts'
import { social, type VerifyIdToken } from './routes/social.ts'
import { transfers } from './routes/transfers.ts'
import { userAction } from './routes/userAction.ts'
import { wallets } from './routes/wallets.ts'
import { newId, type DfnsUser, type Policy, type World } from './World.ts'

export interface DfnsSimulatorOptions {
  /** The pages that passkeys are used on, for example `http://localhost:5173`. */
  origins: string[]
  /** Default: the first page's host. */
  rpId?: string
  policy?: Policy
  verifyIdToken?: VerifyIdToken
  /** How long a challenge holds, in ms. Default: five minutes. */
  lifetime?: number
  now?: () => number
}

export interface DfnsSimulator {
  /** Answers at the root of its origin, as Dfns does. */
  handle(request: Request): Promise<Response>
  orgId: string
  /** What the app's own server signs with: a token, and a P-256 key as PKCS#8 PEM. */
  serviceAccount: { authToken: string; credId: string; privateKey: string }
  /** Somebody consents to what a policy held back, or does not. */
  settle(approvalId: string, decision: 'Approved' | 'Denied'): void
}

/**
 * A simulator of Dfns for tests and demos: it checks every signature for real, holds real keys, and forgets everything with
 * the page. It has no chain. What Dfns does not document, such as how long a challenge holds, is a guess here.
 */
export async function dfnsSimulator({
  origins,
  rpId = new URL(origins[0]!).hostname,
  policy = () => undefined,
  verifyIdToken,
  lifetime = 300_000,
  now = Date.now,
}: DfnsSimulatorOptions): Promise<DfnsSimulator> {
  const world: World = {
    orgId: newId('or'),
    rp: { id: rpId, name: 'Dfns simulator' },
    origins,
    now,
    lifetime,
    policy,
    users: new Map(),
    credentials: new Map(),
    tokens: new Map(),
    tickets: new Map(),
    wallets: new Map(),
    requests: new Map(),
  }
  const app = new Hono<Env>()
  app.use(
    cors({
      origin: origins,
      allowHeaders: [
        'authorization',
        'content-type',
        'x-dfns-useraction',
        'x-dfns-sdk-version',
        'x-dfns-appid',
        'x-dfns-nonce',
      ],
    }),
  )
  app.use(async (context, next) => {
    context.set('asked', { request: context.req.raw, text: await context.req.text() })
    await next()
  })
  for (const routes of [registration, login, userAction, credentials, recovery, wallets, transfers, signatures])
    routes(app, world)
  social(app, world, verifyIdToken)
  app.notFound(() => new DfnsHttpError(404, 'The simulator has no such route.').toResponse())
  app.onError((error) =>
    (error instanceof DfnsHttpError ? error : new DfnsHttpError(500, 'The simulator failed.')).toResponse(),
  )
  return {
    handle: async (request) => app.fetch(request),
    orgId: world.orgId,
    serviceAccount: await makeServiceAccount(world),
    settle: (approvalId, decision) => settleApproval(world, approvalId, decision),
  }
}

async function makeServiceAccount(world: World): Promise<DfnsSimulator['serviceAccount']> {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const [publicKey, privateKey] = await Promise.all([
    crypto.subtle.exportKey('spki', keys.publicKey),
    crypto.subtle.exportKey('pkcs8', keys.privateKey),
  ])
  const user: DfnsUser = { id: newId('us'), username: 'service-account', kind: 'ServiceAccount', registered: true }
  const credentialId = newId('cr')
  world.users.set(user.id, user)
  world.credentials.set(credentialId, {
    uuid: newId('cr'),
    credentialId,
    userId: user.id,
    kind: 'Key',
    publicKey: pem('PUBLIC', publicKey),
    counter: 0,
    name: 'Service account',
    isActive: true,
    dateCreated: new Date(world.now()).toISOString(),
    origin: '',
  })
  return { authToken: newToken(world, user), credId: credentialId, privateKey: pem('PRIVATE', privateKey) }
}

function pem(kind: 'PUBLIC' | 'PRIVATE', der: ArrayBuffer): string {
  const lines = base64.encode(new Uint8Array(der)).match(/.{1,64}/g)!
  return [`-----BEGIN ${kind} KEY-----`, ...lines, `-----END ${kind} KEY-----`, ''].join('\n')
}
