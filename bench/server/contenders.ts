import { startChild, type Child } from './child.ts'
import { identityToken, verificationPem } from './identityToken.ts'
import { appId, appSecret, asApp, importOf, origin, signInPerson } from './people.ts'
import type { Pressure } from './press.ts'

/** An address to be pressed, and the process that answers there. */
export interface Contender {
  /** What is asked, and of whom. */
  what: string
  who: string
  child: Child
  pressure: Omit<Pressure, 'seconds'>
}

/** People who are signed in and ask at once. */
const crowd = 20

/** The real server, as it is hosted, with its limits raised. */
export async function startOurs(databaseUrl?: string): Promise<Child> {
  return startChild({
    script: 'apps/server/src/main.ts',
    env: {
      LATCHKEY_APP_ID: appId,
      LATCHKEY_APP_SECRET: appSecret,
      LATCHKEY_KEK: Buffer.alloc(32, 7).toString('base64'),
      LATCHKEY_ORIGINS: origin,
      LATCHKEY_LIMITS: 'off',
      LATCHKEY_IMPORTS_PER_MINUTE: '100000000',
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    },
  })
}

/** Our server on one database: reading the signed-in person, reading anybody, importing. */
export async function ours(who: string, databaseUrl?: string): Promise<Contender[]> {
  const child = await startOurs(databaseUrl)
  const { url } = child
  const people = await Promise.all(Array.from({ length: crowd }, (_, number) => signInPerson(url, number)))
  let last = 1_000_000
  return [
    {
      what: 'get user',
      who,
      child,
      pressure: {
        url: `${url}/v1/users/me`,
        connections: crowd,
        headersOf: people.map(({ accessToken }) => ({ authorization: `Bearer ${accessToken}` })),
      },
    },
    {
      what: 'get user by id',
      who,
      child,
      pressure: { url: `${url}/v1/users/${people[0]!.id}`, connections: crowd, headers: asApp },
    },
    {
      what: 'import',
      who,
      child,
      pressure: { url: `${url}/v1/users`, connections: crowd, headers: asApp, nextBody: () => importOf(++last) },
    },
  ]
}

/** An app's server that checks an identity token and asks nobody. */
export async function verifying(): Promise<Contender> {
  const child = await startChild({
    script: 'bench/server/verifyOnly.ts',
    env: { APP_ID: appId, VERIFICATION_KEY: verificationPem },
  })
  return {
    what: 'verify only',
    who: 'latchkey',
    child,
    pressure: { url: child.url, connections: 50, headers: { 'privy-id-token': identityToken(4) } },
  }
}

/** The same question to better-auth: whose session is this? */
export async function betterAuth(databaseUrl: string): Promise<Contender> {
  const child = await startChild({ script: 'bench/server/betterAuth.ts', env: { DATABASE_URL: databaseUrl } })
  const { url } = child
  const cookies = await Promise.all(
    Array.from({ length: crowd }, async (_, number) => {
      const body = JSON.stringify({
        name: 'A Person',
        email: `person-${number}@bench.example`,
        password: 'not a secret',
      })
      const response = await fetch(`${url}/api/auth/sign-up/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url },
        body,
      })
      if (!response.ok) throw new Error(`better-auth: ${response.status} ${await response.text()}`)
      const cookie = response.headers.getSetCookie().map((each) => each.split(';')[0]!)
      return { cookie: cookie.join('; ') }
    }),
  )
  return {
    what: 'get user',
    who: 'better-auth',
    child,
    pressure: { url: `${url}/api/auth/get-session`, connections: crowd, headersOf: cookies },
  }
}
