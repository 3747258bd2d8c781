import type { MfaAction } from '@latchkey/core'
import { WireInvalidError } from '@latchkey/core/wire'
import { parseJson, type Endpoint, type EndpointAuth } from '@latchkey/core/wire'
import { assertMfaFor } from '../mfa/assertMfa.ts'
import type { Server } from '../Server.ts'
import type { SignedIn } from '../tokens/SignedIn.ts'
import { authenticateApp } from './authenticateApp.ts'
import { authenticateUser, readToken } from './authenticateUser.ts'
import { jsonMistake } from './jsonMistake.ts'
import type { Limits } from './rateLimit.ts'

/** One request, as a route sees it. */
export interface Call {
  server: Server
  request: Request
  /** A `:name` of the path. */
  param: (name: string) => string
}

/** The same once its body has arrived; `bytes` is the body as it came. */
export type ReadCall = Call & { bytes: Uint8Array<ArrayBuffer> }

/** A call by a signed-in person, whose session lives. Who they are comes from here and from nowhere else. */
export type UserCall = ReadCall & { session: SignedIn }

type CallBy<auth extends EndpointAuth> = auth extends 'user' ? UserCall : ReadCall

/** How one method and path are answered. */
export interface Route {
  method: Endpoint['method']
  path: string
  /** What calls of one address are counted as, before anything else is looked at. */
  group?: keyof Limits
  answer: (call: Call) => Promise<Response>
}

interface RouteOptions<auth extends EndpointAuth> {
  /** True where the handler finds out itself whether the session lives, with what it reads. */
  readsSession?: boolean
  /** Looks at the request as it came, before its body is decoded; refuses by throwing. */
  guard?: (call: CallBy<auth>) => Promise<void>
  /** What this is, where the app may demand a second factor for it. */
  mfa?: MfaAction
}

/** Binds an endpoint to its handler: callers are authenticated, the body arrives decoded, the answer leaves encoded. */
export function route<body, response, auth extends EndpointAuth>(
  endpoint: Endpoint<body, response, auth>,
  handler: (call: CallBy<auth>, body: body) => Promise<response>,
  { guard, mfa, readsSession = false }: RouteOptions<auth> = {},
): Route {
  const { method, path, auth } = endpoint
  return {
    method,
    path,
    ...(auth === 'none' && method !== 'GET' && { group: groupOf(path) }),
    async answer(call) {
      const session = await authenticate(auth, call, readsSession)
      const bytes = await bytesOf(call.request)
      assertJson(call, bytes)
      const read = { ...call, bytes, session } as CallBy<auth>
      // First, so that no signature is used up for what then needs more.
      if (mfa) await assertMfaFor(read as unknown as UserCall, mfa)
      await guard?.(read)
      const body = endpoint.body?.decode(readBody(call, new TextDecoder().decode(bytes))) as body
      const answer = await handler(read, body)
      const wire = endpoint.response.encode(answer)
      return wire === undefined ? new Response(null, { status: 204 }) : Response.json(wire)
    },
  }
}

/** The same endpoint, whose handler answers what travels as it travels: what was put into words before need not be again. */
export const encoded = <body, auth extends EndpointAuth>({ response, ...endpoint }: Endpoint<body, unknown, auth>) => ({
  ...endpoint,
  response: { ...response, encode: (wire: object): unknown => wire },
})

/** An address without an endpoint in the contract: well-known files, health, what other vendors' clients ask for. */
export function page(
  method: Route['method'],
  path: string,
  answer: (call: Call) => Promise<Response> | Response,
  more: Pick<Route, 'group'> = {},
): Route {
  return { method, path, ...more, answer: async (call) => answer(call) }
}

/** Finds out who calls, and holds them to their limit; nobody can use up somebody else's. */
async function authenticate(auth: EndpointAuth, call: Call, readsSession: boolean): Promise<SignedIn | undefined> {
  const { rateLimit, appId } = call.server
  if (auth === 'app') {
    await authenticateApp(call)
    await rateLimit('app', appId)
  }
  if (auth !== 'user') return undefined
  const session = await (readsSession ? readToken(call) : authenticateUser(call))
  await rateLimit('person', session.userId)
  return session
}

/** Who may call without being known gets in by a path that says what they want. */
function groupOf(path: string): keyof Limits {
  if (path.startsWith('/sessions')) return 'session'
  return path.endsWith('/init') ? 'start' : 'attempt'
}

/** The body. Where there can be none it is not asked for: that alone would make Node's adapter build a second Request. */
const bytesOf = async (request: Request): Promise<Uint8Array<ArrayBuffer>> =>
  request.method === 'GET' ? new Uint8Array() : new Uint8Array(await request.arrayBuffer())

/** Refuses a body that is not said to be JSON. */
function assertJson({ request }: Call, { length }: Uint8Array): void {
  const type = request.headers.get('content-type') ?? ''
  if (length > 0 && !/^application\/json\s*(;|$)/i.test(type))
    throw new WireInvalidError('', 'is not marked as JSON. Send the header content-type: application/json')
}

function readBody({ server }: Call, text: string): unknown {
  if (text === '') return {}
  try {
    return parseJson(text, { maxText: server.maxBody })
  } catch (error) {
    const mistake = error instanceof WireInvalidError ? jsonMistake(text) : undefined
    throw mistake === undefined ? error : new WireInvalidError('', mistake)
  }
}
