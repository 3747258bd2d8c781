import '../passkeys/reflectMetadata.ts'
import { LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { fromBase64url } from '@latchkey/core/wire'
import { generateAuthenticationOptions } from '@simplewebauthn/server'
import { randomText } from '../bytes.ts'
import { route } from '../http/route.ts'
import { verifyAssertion } from '../passkeys/verifyAssertion.ts'
import { startSession } from '../session/startSession.ts'
import { verifyDpop } from '../tokens/dpop.ts'

const lifetime = 300_000

/** Gives the options for signing in with any passkey of this app. */
export const loginWithPasskeyInit = route(endpoints.loginWithPasskeyInit, async ({ server }) => {
  const challenge = randomText()
  const expiresAt = server.now() + lifetime
  await server.store.tickets.put({ kind: 'passkey-login', id: challenge, userId: null, data: {}, expiresAt })
  const options = await generateAuthenticationOptions({
    rpID: server.rpId,
    challenge: fromBase64url(challenge),
    timeout: lifetime,
    userVerification: 'required',
  })
  return { options: options as unknown as PublicKeyCredentialRequestOptionsJSON }
})

/** Signs in the person whose passkey answered the challenge. */
export const loginWithPasskey = route(endpoints.loginWithPasskey, async ({ server, request }, body) => {
  const { challenge, authenticatorResponse: assertion } = body
  const jkt = await verifyDpop(server, request)
  if (!(await server.store.tickets.take('passkey-login', challenge, server.now())))
    throw new LatchkeyError('passkey_invalid', 'This challenge was used before, or is too old. Start again.')
  const credential = typeof assertion.id === 'string' ? await server.store.credentials.get(assertion.id) : null
  if (!credential)
    throw new LatchkeyError('passkey_not_found', 'Nobody here has this passkey. Choose another one, or sign up.')
  await verifyAssertion(server, { assertion, credential, challenge, code: 'passkey_invalid' })
  await server.store.users.verified(credential.userId, 'passkey', credential.id, server.now())
  return startSession(server, { userId: credential.userId, isNewUser: false, jkt, byPasskey: true })
})
