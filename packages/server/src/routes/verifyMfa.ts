import '../passkeys/reflectMetadata.ts'
import * as endpoints from '@latchkey/core/endpoints'
import { fromBase64url } from '@latchkey/core/wire'
import { generateAuthenticationOptions } from '@simplewebauthn/server'
import { randomText } from '../bytes.ts'
import { putPending } from '../http/putPending.ts'
import { route } from '../http/route.ts'
import { makeMfaToken } from '../mfa/mfaToken.ts'
import { passkeySince } from '../mfa/mfaMethods.ts'
import { notEnrolled, useTotp } from '../mfa/useTotp.ts'
import { readClientData } from '../passkeys/clientData.ts'
import { verifyAssertion } from '../passkeys/verifyAssertion.ts'
import { passkeyRefused } from '../passkeys/verifyRegistration.ts'
import type { Server } from '../Server.ts'

/** Takes a code of the person’s authenticator app. */
export const verifyTotp = route(endpoints.verifyTotp, async ({ server, session }, { code }) => {
  await useTotp(server, session.userId, code)
  return { token: await makeMfaToken(server, session) }
})

const lifetime = 300_000

/** Gives the options for showing one of the passkeys that are second factors. */
export const verifyPasskeyInit = route(endpoints.verifyPasskeyInit, async ({ server, session: { userId } }) => {
  const ids = await factorsOf(server, userId)
  if (ids.length === 0) throw notEnrolled()
  const challenge = randomText()
  const expiresAt = server.now() + lifetime
  await putPending(server, { kind: 'mfa-passkey', id: challenge, userId, data: {}, expiresAt })
  const options = await generateAuthenticationOptions({
    rpID: server.rpId,
    challenge: fromBase64url(challenge),
    timeout: lifetime,
    userVerification: 'required',
    allowCredentials: ids.map((id) => ({ id })),
  })
  return { options: options as unknown as PublicKeyCredentialRequestOptionsJSON }
})

/** Takes what the passkey answered. */
export const verifyPasskey = route(
  endpoints.verifyPasskey,
  async ({ server, session }, { authenticatorResponse: assertion }) => {
    const { store, now } = server
    const challenge = readClientData(assertion.response?.clientDataJSON)?.challenge ?? ''
    const ticket = await store.tickets.take('mfa-passkey', challenge, now())
    if (ticket?.userId !== session.userId) throw passkeyRefused('its challenge is unknown, was used, or is too old')
    const credential = (await factorsOf(server, session.userId)).includes(assertion.id)
      ? await store.credentials.get(assertion.id)
      : null
    if (!credential) throw notEnrolled()
    await verifyAssertion(server, { assertion, credential, challenge, code: 'missing_or_invalid_mfa' })
    return { token: await makeMfaToken(server, session) }
  },
)

async function factorsOf({ store, now }: Server, userId: string): Promise<string[]> {
  const accounts = (await store.users.get(userId, now()))?.accounts ?? []
  return accounts.filter((account) => passkeySince(account) !== undefined).map(({ key }) => key)
}
