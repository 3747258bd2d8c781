/** Whatever a framework calls a request: what it has of headers and cookies. */
export interface IncomingRequest {
  headers?: { get(name: string): string | null } | Record<string, string | string[] | undefined> | undefined
  cookies?: CookieJar | Partial<Record<string, string>> | undefined
}

/** A framework's cookies, as Next's `cookies()` gives them. */
export interface CookieJar {
  get(name: string): { value: string } | string | undefined
}

/**
 * Finds the identity token of a request (fetch's, Node's or a framework's), or of a cookie jar; null where there is none.
 * A header goes before a cookie, because only a cookie may be of an earlier visit.
 */
export function readIdentityToken(request: IncomingRequest | CookieJar): string | null {
  if (isJar(request)) return fromJar(request)
  const { headers, cookies } = request
  const header = (name: string) => (headers ? readHeader(headers, name) : undefined)
  for (const name of names) {
    const token = header(name)
    if (isToken(token)) return token
  }
  const parsed = header('cookie')
  const cookie =
    (cookies && isJar(cookies) ? fromJar(cookies) : cookies && fromRecord(cookies)) || (parsed && fromHeader(parsed))
  if (cookie) return cookie
  const [, bearer] = /^Bearer +(\S+)$/i.exec(header('authorization') ?? '') ?? []
  return isToken(bearer) ? bearer : null
}

/** Ours, and the one that the field's own clients set. */
const names = ['latchkey-id-token', 'privy-id-token']

const isToken = (value: unknown): value is string => typeof value === 'string' && /^[\w-]+(\.[\w-]+){2}$/.test(value)

const isJar = (value: object): value is CookieJar => 'get' in value && typeof value.get === 'function'

function fromJar(jar: CookieJar): string | null {
  for (const name of names) {
    const cookie = jar.get(name)
    const value = typeof cookie === 'object' ? cookie.value : cookie
    if (isToken(value)) return value
  }
  return null
}

const fromRecord = (cookies: Partial<Record<string, string>>) =>
  fromJar({ get: (name) => (Object.hasOwn(cookies, name) ? cookies[name] : undefined) })

/** RFC 6265 §4.2.1. Only blanks and tabs are trimmed: other white space is part of a name, and then not ours. */
function fromHeader(header: string): string | null {
  const found = new Map<string, string>()
  for (const pair of header.split(';')) {
    const [, name, value] = /^[ \t]*([^=]*)="?([\w.-]*)"?[ \t]*$/.exec(pair) ?? []
    if (name && names.includes(name) && !found.has(name)) found.set(name, value!)
  }
  return fromJar({ get: (name) => found.get(name) })
}

function readHeader(headers: NonNullable<IncomingRequest['headers']>, name: string): string | undefined {
  if ('get' in headers && typeof headers.get === 'function') return headers.get(name) ?? undefined
  const value = (headers as Record<string, string | string[] | undefined>)[name]
  return Array.isArray(value) ? value[0] : value
}
