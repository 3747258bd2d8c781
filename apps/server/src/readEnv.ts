import { smartWalletTypeNames } from '@latchkey/server'
import * as v from 'valibot'
import { customAuthVariables } from './customAuth.ts'
import { oauthVariables } from './oauth.ts'
import { signInVariables } from './signIn.ts'
import { vaultFrameVariables } from './vaultFrame.ts'

/** What the environment says, checked. */
export type Env = ReturnType<typeof readEnv>

/** Reads the environment; throws one error that names every variable to mend, and never its value. */
export function readEnv(env: Record<string, string | undefined>) {
  const production = env.NODE_ENV === 'production'
  // An empty variable is as good as none.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const result = v.safeParse(v.object(variables(production)), given)
  if (!result.success) throw new Error(explain(result.issues))
  const { DATABASE_URL: database, LATCHKEY_TOMBSTONES: tombstones } = result.output
  if (database && sameDatabase(database, tombstones)) throw new Error(sameBackups)
  return { production, ...result.output }
}

const variables = (production: boolean) => ({
  HOST: v.optional(v.string(), '127.0.0.1'),
  PORT: v.pipe(
    v.optional(v.string(), '8787'),
    v.check(
      (text) => /^\d{1,5}$/.test(text) && Number(text) < 65_536,
      'must be a port, 0 to 65535 (0 takes a free one)',
    ),
    v.transform(Number),
  ),
  DATABASE_URL: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (url) => /^postgres(ql)?:\/\/./.test(url) && URL.canParse(url),
        'must look like postgres://user:password@database.example:5432/name',
      ),
    ),
  ),
  DATA_DIR: v.optional(v.string(), '.data'),
  /** Where the log of what people ended is: a file, or a PostgreSQL that is not the database. */
  LATCHKEY_TOMBSTONES: v.optional(v.string()),
  LATCHKEY_APP_ID: v.pipe(
    v.optional(v.string(), 'latchkey-dev-app-00000000'),
    v.regex(/^[\w-]{25}$/, 'must have exactly 25 letters, digits, - or _'),
  ),
  LATCHKEY_APP_NAME: v.optional(v.string()),
  /** Where pages of several hosts share passkeys: the domain they have in common. */
  LATCHKEY_RP_ID: v.optional(v.string()),
  ...vaultFrameVariables,
  // Empty: made up outside production.
  LATCHKEY_APP_SECRET: v.pipe(
    v.optional(v.string(), ''),
    v.check((text) => text !== '' || !production, `must be set in production. ${makeSecret}`),
    v.check((text) => text === '' || text.length >= 16, `must have at least 16 characters. ${makeSecret}`),
  ),
  /** The keys of which one must sign what the app's server does with wallets. */
  LATCHKEY_AUTHORIZATION_KEYS: v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => text.split(',').flatMap((key) => key.trim() || [])),
    v.check(
      (keys) => keys.every((key) => publicKey.test(key)),
      'must hold the public halves of P-256 keys, SPKI in one line of base64 each, separated by commas',
    ),
  ),
  LATCHKEY_KEK: v.pipe(
    v.optional(v.string(), ''),
    v.check((text) => text !== '' || !production, `must be set in production. ${makeKek}`),
    v.check(
      (text) => text === '' || areKeks(text),
      `must be 32 bytes of base64, or <id>:<base64>, and older ones behind it like <id>:<base64>,<id>:<base64>. ${makeKek}`,
    ),
  ),
  LATCHKEY_ORIGINS: v.pipe(
    v.optional(v.string(), production ? '' : 'http://localhost:5173,http://localhost:6006'),
    v.check((text) => text !== '', 'must be set in production: the exact origins of your pages, separated by commas'),
    v.transform((text) => text.split(',').map((origin) => origin.trim())),
    v.check((origins) => origins.every(isOrigin), 'must hold origins like https://app.example, without a path'),
  ),
  /** What is done where a passkey's counter did not grow. */
  LATCHKEY_PASSKEY_COUNTERS: v.optional(v.picklist(['warn', 'refuse'], 'must be warn or refuse'), 'warn'),
  /** The kind of smart wallet that is made for people who get one. */
  LATCHKEY_SMART_WALLET_TYPE: v.optional(
    v.picklist(smartWalletTypeNames, `must be one of ${smartWalletTypeNames.join(', ')}`),
  ),
  /** How many people the app's server may import in a minute. */
  LATCHKEY_IMPORTS_PER_MINUTE: v.pipe(
    v.optional(v.string(), '240'),
    v.regex(/^[1-9]\d{0,8}$/, 'must be a whole number, 1 or more'),
    v.transform(Number),
  ),
  /** Whether only who was invited can sign up. */
  LATCHKEY_ALLOWLIST: v.pipe(
    v.optional(v.string(), 'off'),
    v.picklist(['on', 'off'], 'must be on or off'),
    v.transform((text) => text === 'on'),
  ),
  /** `off`, or what differs from the defaults: `start=60,attempt=120,session=600,person=1200,app=12000`, each a minute. */
  LATCHKEY_LIMITS: v.pipe(
    v.optional(v.string(), ''),
    v.check(
      (text) => text === 'off' || limit.test(text),
      `must be off, or like start=60,app=12000 (${names.join(', ')})`,
    ),
    v.transform((text) => text !== 'off' && toLimits(text)),
  ),
  /** How many proxies of one's own append to X-Forwarded-For. */
  LATCHKEY_TRUST_PROXY: v.pipe(
    v.optional(v.string(), '0'),
    v.regex(/^(\d|1[0-6])$/, 'must be the number of your own proxies in front, 0 to 16'),
    v.transform(Number),
  ),
  ...customAuthVariables,
  ...oauthVariables,
  ...signInVariables,
  /** A node for each chain that is sent to, or whose contract wallets can be linked. */
  LATCHKEY_RPC_URLS: v.pipe(
    v.optional(v.string(), ''),
    v.check(
      (text) => /^((eip155:\d+|solana:[\w-]{1,32})=https?:\/\/[^\s,]+(,(?!$)|$))*$/.test(text),
      'must be like eip155:1=https://node.example,eip155:8453=https://other.example',
    ),
    v.transform((text) => toRpcUrls(text)),
  ),
  LOG_LEVEL: v.optional(
    v.picklist(['info', 'warn', 'error', 'silent'], 'must be info, warn, error or silent'),
    production ? 'info' : 'warn',
  ),
  SMTP_URL: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (url) => /^smtps?:\/\/./.test(url) && URL.canParse(url),
        'must look like smtp://user:password@mail.example:587',
      ),
    ),
  ),
  MAIL_FROM: v.optional(v.string()),
})

const toRpcUrls = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/([^=,]+)=([^,]+)/g)].map(([, chain, url]) => [chain!, url!]))

/** Every variable that is read, beside NODE_ENV. */
export const variableNames = () => Object.keys(variables(false))

const names = ['start', 'attempt', 'session', 'person', 'app']
const limit = new RegExp(`^((${names.join('|')})=[1-9]\\d{0,8}(,(?!$)|$))*$`)

const toLimits = (text: string): Record<string, number> =>
  Object.fromEntries(
    text
      .split(',')
      .filter(Boolean)
      .map((each) => each.split('='))
      .map(([name, most]) => [name, Number(most)]),
  )

/** The first 27 bytes are the same for every key of this curve. */
const publicKey = /^MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE[A-Za-z0-9+/]{86}==$/

const makeSecret = 'Make one with: openssl rand -hex 32'
const makeKek = 'Make one with: openssl rand -base64 32'

function areKeks(text: string): boolean {
  const keks = text.split(',').map((each) => /^(?:([\w.-]{1,64}):)?[A-Za-z0-9+/]{43}=$/.exec(each.trim()))
  const ids = new Set(keks.map((kek) => kek?.[1]))
  return keks.every(Boolean) && ids.size === keks.length && (keks.length === 1 || !ids.has(undefined))
}

/** Two addresses of one database, as far as that can be told from them. */
function sameDatabase(one: string, other: string | undefined): boolean {
  if (!other || !/^postgres(ql)?:/.test(other) || !URL.canParse(other)) return false
  const name = ({ host, pathname }: URL) => `${host}${pathname}`
  return name(new URL(one)) === name(new URL(other))
}

const sameBackups =
  'LATCHKEY_TOMBSTONES names the database itself, whose backups would take the log back along with it. Name a file, or a database on another server.'

const isOrigin = (text: string) =>
  URL.canParse(text) && new URL(text).origin === text && /^https?:$/.test(new URL(text).protocol)

function explain(issues: readonly v.BaseIssue<unknown>[]): string {
  const lines = issues.map((issue) => `  ${v.getDotPath(issue) ?? 'environment'} ${issue.message}`)
  return ['The server did not start, because its environment is not right:', ...lines].join('\n')
}
