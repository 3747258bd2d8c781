import { LatchkeyError, type OAuthProvider } from '@latchkey/core'
import type { OAuthProof } from '@latchkey/core/wire'
import { sha256 } from '../bytes.ts'
import type { ProvenAccount } from '../people/linkAccount.ts'
import type { Server } from '../Server.ts'
import { accountOf } from './accountOf.ts'
import { finishSignIn } from './finishSignIn.ts'
import { denied, unexpected } from './refused.ts'
import { saidNo, wentWrong, type CodeData } from './tickets.ts'

/** The account of whoever came back with a code; uses it up. `askedBy`: who must have begun it, signed in. */
export async function redeemCode(
  server: Server,
  { authorizationCode, stateCode, codeVerifier, codeType }: OAuthProof,
  { askedBy }: { askedBy?: string } = {},
): Promise<ProvenAccount> {
  if (codeType === 'raw')
    throw new LatchkeyError('not_supported', 'Codes of a provider’s own are not taken here. Leave out code_type.')
  if (authorizationCode === saidNo) throw denied()
  if (authorizationCode === wentWrong) throw unexpected('the provider sent the person back with an error')
  const { tickets } = server.store
  const ticket = await tickets.take('oauth-code', await sha256(authorizationCode), server.now())
  if (!ticket) throw unexpected('its code is not one of ours, was used before, or is too old')
  const data = ticket.data as unknown as CodeData
  if (data.stateCode !== stateCode) throw unexpected('its state is another one than it began with')
  if (data.codeChallenge !== (await sha256(codeVerifier)))
    throw unexpected('its code verifier is not the one it began with')
  if (askedBy !== undefined && ticket.userId !== askedBy) throw unexpected('it was not begun by the signed-in person')
  const provider = data.provider as OAuthProvider
  try {
    const open = await server.openProvider(provider)
    return accountOf(provider, await finishSignIn(open, { ...data, state: data.answer['state']! }))
  } catch (error) {
    // Nothing was used up at a provider that could not be reached: the same code may be tried again.
    if (error instanceof LatchkeyError && error.retryable) await tickets.put(ticket)
    throw error
  }
}
