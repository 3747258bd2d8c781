import { BackendInvalidError } from '../errors/backend.ts'
import { call } from '../session/call.ts'
import type { Session } from '../session/createSession.ts'
import type { FarcasterProof } from '../types/Farcaster.ts'

/** Waits until the person answered in their Farcaster client. `signal` gives it up. */
export async function awaitFarcaster(
  session: Session,
  { channelToken, signal }: { channelToken: string; signal?: AbortSignal },
): Promise<FarcasterProof> {
  const proof = await call(session.backend, 'awaitFarcaster', { channelToken }, signal ? { signal } : {})
  if (typeof proof?.message === 'string' && typeof proof.signature === 'string') return proof
  throw new BackendInvalidError(session.backend.name, 'awaitFarcaster', 'no proof')
}
