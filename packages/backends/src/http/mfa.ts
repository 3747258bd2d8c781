import { LatchkeyError } from '@latchkey/core'
import type { NewFactor, OldFactor, SessionSnapshot, ShownFactor, TotpEnrollment, User } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { Endpoint } from '@latchkey/core/wire'
import { getPasskey } from './ceremony.ts'
import type { Attempt, Connection } from './createConnection.ts'
import { signRequest } from './signRequest.ts'
import { passkeyCredentials } from './vaultSecret.ts'

type Called<parameters> = parameters & { signal: AbortSignal }

/** Has a secret made for the person's authenticator app. */
export async function initEnrollMfa(
  connection: Connection,
  { signal }: Called<{ method: 'totp' }>,
): Promise<TotpEnrollment> {
  const attempt = connection.begin('initEnrollMfa', signal)
  return await setUp(connection, attempt, { endpoint: endpoints.initEnrollTotp, body: {} })
}

/** Makes an app a second factor by its first code, or says which passkeys are. */
export async function submitEnrollMfa(
  connection: Connection,
  { signal, ...factor }: Called<NewFactor>,
): Promise<SessionSnapshot> {
  const attempt = connection.begin('submitEnrollMfa', signal)
  if (factor.method === 'totp') await attempt.send(endpoints.enrollTotp, { code: factor.code })
  else
    await setUp(connection, attempt, {
      endpoint: endpoints.enrollPasskeys,
      body: { credentialIds: factor.credentialIds },
    })
  return await attempt.send(endpoints.refreshUser)
}

/** Takes a second factor away; where the person lost it, a passkey signs for that. */
export async function unenrollMfa(
  connection: Connection,
  { signal, method, signWith }: Called<OldFactor>,
): Promise<SessionSnapshot> {
  const attempt = connection.begin('unenrollMfa', signal)
  const mustSign = signWith === 'passkey'
  if (method === 'sms')
    throw new LatchkeyError('not_supported', 'Text messages are no second factor here, so there is none to take away.')
  if (method === 'totp') await setUp(connection, attempt, { endpoint: endpoints.unenrollTotp, body: {}, mustSign })
  else await setUp(connection, attempt, { endpoint: endpoints.enrollPasskeys, body: { credentialIds: [] }, mustSign })
  return await attempt.send(endpoints.refreshUser)
}

/** Shows a second factor, and keeps what that gave for as long as this page stands. */
export async function verifyMfa(connection: Connection, { signal, ...factor }: Called<ShownFactor>): Promise<void> {
  const attempt = connection.begin('verifyMfa', signal)
  connection.showedFactor((await show(connection, attempt, factor)).token)
}

async function show(connection: Connection, attempt: Attempt, factor: ShownFactor): Promise<{ token: string }> {
  if (factor.method === 'totp') return await attempt.send(endpoints.verifyTotp, { code: factor.code })
  const { options } = await attempt.send(endpoints.verifyPasskeyInit, {})
  const { response } = await getPasskey(connection, attempt, options)
  return await attempt.send(endpoints.verifyPasskey, { authenticatorResponse: response })
}

interface SetUp<body, response> {
  endpoint: Endpoint<body, response>
  body: body
  mustSign?: boolean
}

/** Sends what changes the second factors: a passkey signs for the first, where there is one; later an earlier factor is shown. */
async function setUp<body, response>(
  connection: Connection,
  attempt: Attempt,
  { endpoint, body, mustSign = false }: SetUp<body, response>,
): Promise<response> {
  const { user } = await attempt.send(endpoints.refreshUser)
  if (!mustSign && !signsForFirst(user)) return await attempt.send(endpoint, body)
  const { userAction } = await signRequest(connection, attempt, { endpoint, body })
  return await attempt.send(endpoint, body, { userAction })
}

const signsForFirst = (user: User) => user.mfaMethods.length === 0 && passkeyCredentials(user).length > 0
