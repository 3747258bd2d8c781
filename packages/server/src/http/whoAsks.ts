import { endsSession, LatchkeyError } from '@latchkey/core'
import type { SignedIn } from '../tokens/SignedIn.ts'
import { authenticateUser } from './authenticateUser.ts'
import type { Call } from './route.ts'

/** The signed-in person, where there is one: what everybody may ask for can mean more to them. */
export async function whoAsks(call: Call): Promise<SignedIn | undefined> {
  if (!call.request.headers.has('authorization')) return undefined
  return authenticateUser(call).catch(unlessTroubled)
}

/** A credential that is no longer good is none; a server in trouble must say so. */
export function unlessTroubled(error: unknown): undefined {
  if (error instanceof LatchkeyError && (endsSession(error) || !error.retryable)) return undefined
  throw error
}
