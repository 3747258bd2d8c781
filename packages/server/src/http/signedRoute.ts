import { LatchkeyError, type MfaAction } from '@latchkey/core'
import {
  actionChallenge,
  fromBase64url,
  parseJson,
  userActionHeader,
  type Endpoint,
  type UserAction,
} from '@latchkey/core/wire'
import { sha256 } from '../bytes.ts'
import { verifyOwnAssertion } from '../passkeys/verifyOwnAssertion.ts'
import { assertMfa } from '../mfa/assertMfa.ts'
import { route, type Route, type UserCall } from './route.ts'

/** Milliseconds that a person has to sign. */
export const actionLifetime = 120_000

/** What is kept of a request until it arrives signed, once. */
export interface PendingAction extends Record<string, unknown> {
  sid: string
  method: string
  path: string
  bodyHash: string
  /** base64url */
  nonce: string
}

/** As `route`, but answered only where one of the person's passkeys signed this very request. What was announced is used up first. */
export const signedRoute = <body, response>(
  endpoint: Endpoint<body, response, 'user'>,
  handler: (call: UserCall, body: body) => Promise<response>,
  more: { mfa?: MfaAction } = {},
): Route => route(endpoint, handler, { guard: assertSigned, ...more })

/** Refuses a request that no passkey of the person's signed as it stands: method, path, query and each byte of the body. */
export async function assertSigned({ server, session, request, bytes }: UserCall): Promise<void> {
  const { actionId, assertion } = readHeader(request)
  const { store, now } = server
  const ticket = await store.tickets.take('action', actionId, 0) // gone, whether it lapsed or not
  const pending = ticket?.data as PendingAction | undefined
  if (!pending || ticket?.userId !== session.userId || pending.sid !== session.sid)
    throw new LatchkeyError(
      'action_challenge_unknown_or_used',
      'This signature was used before, or is not for this person and session. Ask for a new challenge.',
    )
  if (ticket.expiresAt <= now())
    throw new LatchkeyError('action_challenge_expired', 'Signing took more than two minutes. Ask for a new challenge.')
  const { method, path, nonce } = pending
  if (request.method !== method || pathOf(request) !== path || (await sha256(bytes)) !== pending.bodyHash)
    throw new LatchkeyError(
      'action_request_mismatch',
      'This is not the request that was to be signed: its method, path, query or body differs. Ask for a new challenge.',
    )
  const body = new TextDecoder().decode(bytes)
  const { challenge } = await actionChallenge({ nonce: fromBase64url(nonce), method, path, body })
  await verifyOwnAssertion(server, { userId: session.userId, assertion, challenge })
  await store.families.sawPasskey(session.sid)
}

/** The same for what can be done without a passkey only by who has none, and showed their second factor if they have one. */
export async function assertSignedUnlessFirst(call: UserCall): Promise<void> {
  const own = await call.server.store.credentials.ofUser(call.session.userId)
  if (own.length > 0) await assertSigned(call)
  else await assertMfa(call)
}

/** The path as the client knows it, with its query. */
function pathOf({ url }: Request): string {
  const { pathname, search } = new URL(url)
  return pathname.replace(/^(\/api)?\/v1(?=\/)/, '') + search
}

function readHeader(request: Request): UserAction {
  const header = request.headers.get(userActionHeader)
  if (header === null)
    throw new LatchkeyError(
      'action_signature_invalid',
      `This must be signed by a passkey: announce it at POST /actions/init, and send the answer in the header ${userActionHeader}.`,
    )
  try {
    const { actionId, assertion } = parseJson(new TextDecoder().decode(fromBase64url(header))) as UserAction
    if (typeof actionId === 'string' && typeof assertion.id === 'string' && typeof assertion.response === 'object')
      return { actionId, assertion }
  } catch {
    // Said below, as for any other value.
  }
  throw new LatchkeyError('action_signature_invalid', `The header ${userActionHeader} cannot be read. Start again.`)
}
