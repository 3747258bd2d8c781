import { verify as verifySignature } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { importSPKI, jwtVerify } from 'jose'
import { createServerClient, nodeKey, verifyIdentityToken } from '@latchkey/server/client'
import { identityToken, verificationKey, verificationPem } from './identityToken.ts'
import { inTurns, type TurnFigure } from './inTurns.ts'
import { appId, appSecret } from './people.ts'

/** What one contender spends on a token, beside the bare signature and JSON. */
export interface VerifyFigure extends TurnFigure {
  accounts: number
}

interface Contender {
  who: string
  /** Verifies and parses one token. */
  read: (token: string) => unknown
}

/** Where Privy's own clients are installed. */
const clients = createRequire(new URL('../../tests/clients/package.json', import.meta.url))

/** Times everybody on the same tokens in this process, in turns. */
export async function compareVerifying(options: { rounds?: number; perRound?: number } = {}): Promise<VerifyFigure[]> {
  const { contenders, close } = await gather()
  const figures: VerifyFigure[] = []
  for (const accounts of [1, 4, 16]) {
    const token = identityToken(accounts)
    const turns = contenders.map(({ who, read }) => ({ who, call: () => read(token) }))
    for (const figure of await inTurns(turns, options)) figures.push({ ...figure, accounts })
  }
  close()
  return figures
}

async function gather(): Promise<{ contenders: Contender[]; close: () => void }> {
  const { url, close } = await serveKey()
  const { PrivyClient: ServerAuth } = clients('@privy-io/server-auth') as PrivyModule
  const { PrivyClient: PrivyNode } = clients('@privy-io/node') as PrivyModule
  const serverAuth = new ServerAuth(appId, appSecret, { apiURL: url })
  const privyNode = new PrivyNode({ appId, appSecret, jwtVerificationKey: verificationPem })
  const joseKey = await importSPKI(verificationPem, 'ES256')
  const rules = {
    appId,
    issuer: 'privy.io',
    clockTolerance: 60,
    now: Date.now,
    key: nodeKey(verificationPem),
  }
  const client = createServerClient({ appId, appSecret, url, verificationKey: verificationPem })
  const contenders: Contender[] = [
    { who: 'bare', read: bare },
    { who: 'latchkey', read: (token) => verifyIdentityToken(token, rules) },
    { who: 'latchkey getUser', read: (idToken) => client.getUser({ idToken }) },
    {
      who: 'jose',
      read: async (token) => {
        const { payload } = await jwtVerify(token, joseKey, { issuer: 'privy.io', audience: appId })
        return JSON.parse(payload['linked_accounts'] as string)
      },
    },
    { who: '@privy-io/server-auth', read: (idToken) => serverAuth.getUser({ idToken }) },
    { who: '@privy-io/node', read: (id_token) => privyNode.users().get({ id_token }) },
  ]
  return { contenders, close }
}

/** What nobody can do without: one signature, and the claims and the accounts out of their JSON. */
function bare(token: string): unknown {
  const dot = token.lastIndexOf('.')
  const signature = Buffer.from(token.slice(dot + 1), 'base64url')
  const key = { key: verificationKey, dsaEncoding: 'ieee-p1363' as const }
  if (!verifySignature('sha256', Buffer.from(token.slice(0, dot)), key, signature)) throw new Error('not genuine')
  const claims = Buffer.from(token.slice(token.indexOf('.') + 1, dot), 'base64url').toString()
  return JSON.parse((JSON.parse(claims) as { linked_accounts: string }).linked_accounts)
}

/** server-auth takes the key from the app's address only. */
async function serveKey() {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ id: appId, verification_key: verificationPem, allowlist_config: {} }))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}

/** As much of Privy's clients as is used here. */
interface PrivyModule {
  PrivyClient: new (...options: unknown[]) => {
    getUser: (by: { idToken: string }) => Promise<unknown>
    users: () => { get: (by: { id_token: string }) => Promise<unknown> }
  }
}
