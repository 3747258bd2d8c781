import { BackendInvalidError } from '../errors/backend.ts'
import type { Session } from '../session/createSession.ts'
import { run } from '../session/run.ts'
import type { Grant } from '../types/Grant.ts'

/** Server access, on and ended, newest first. */
export async function getGrants(session: Session, { signal }: { signal?: AbortSignal } = {}): Promise<Grant[]> {
  const { answer } = await run(session, 'getGrants', {}, signal ? { signal } : {})
  if (!Array.isArray(answer)) throw new BackendInvalidError(session.backend.name, 'getGrants', 'no list')
  return answer
}
