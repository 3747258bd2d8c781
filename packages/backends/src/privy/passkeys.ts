import { lazily, type Backend } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { passkeyRefusal } from '../http/passkeyRefusal.ts'
import type { Passkeys } from '../http/Passkeys.ts'
import type { PrivySession, PrivySessionOptions } from './createPrivySession.ts'

/** Signing up and in by a passkey: the SDK brings the challenge and takes the answer, the prompt is ours. */
export function passkeyVerbs(
  session: PrivySession,
  options: PrivySessionOptions,
): Required<Pick<Backend, 'signupWithPasskey' | 'loginWithPasskey'>> {
  const origin = () => options.origin ?? globalThis.location.origin

  async function prompt<response>(signal: AbortSignal, run: (passkeys: Passkeys) => Promise<response>) {
    const passkeys = options.passkeys ?? (await lazily(import('../http/browserPasskeys.ts'))).browserPasskeys
    try {
      const response = await run(passkeys)
      signal.throwIfAborted()
      return response
    } catch (cause) {
      throw passkeyRefusal(cause)
    }
  }

  return {
    signupWithPasskey: ({ name, signal }) =>
      session.login('signupWithPasskey', signal, async ({ client }) => {
        const wire = await client.auth.passkey.generateSignupOptions(origin())
        const { options: asked } = endpoints.signupWithPasskeyInit.response.decode(wire)
        const label = name === undefined ? {} : { name, displayName: name }
        const making = { ...asked, user: { ...asked.user, ...label } }
        const proof = await prompt(signal, (passkeys) => passkeys.create(making, { signal }))
        return await client.auth.passkey.signupWithPasskey(proof, origin())
      }),

    loginWithPasskey: ({ signal }) =>
      session.login('loginWithPasskey', signal, async ({ client }) => {
        const wire = await client.auth.passkey.generateAuthenticationOptions(origin())
        const { options: asked } = endpoints.loginWithPasskeyInit.response.decode(wire)
        const proof = await prompt(signal, (passkeys) => passkeys.get(asked, { signal }))
        return await client.auth.passkey.loginWithPasskey(proof, asked.challenge, origin())
      }),
  }
}
