import { run } from '../session/run.ts'
import type { Session } from '../session/createSession.ts'
import type { ShownFactor } from '../types/Mfa.ts'

/** Shows a second factor of the person; what waits for one goes on. */
export async function verifyMfa(session: Session, factor: ShownFactor): Promise<void> {
  await run(session, 'verifyMfa', { ...factor })
}
