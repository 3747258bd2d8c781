import { checkSnapshot } from '../session/checkSnapshot.ts'
import type { Session } from '../session/createSession.ts'
import { run } from '../session/run.ts'
import type { SessionSnapshot } from '../types/SessionSnapshot.ts'
import type { User } from '../types/User.ts'

type ChangeVerb = 'createWallet' | 'delegateWallet' | 'revokeWallets'

/** Changes something of the person by one verb, lands what the backend then says of them, and tells other tabs. */
export async function change<verb extends ChangeVerb>(
  session: Session,
  verb: verb,
  parameters: Parameters<typeof run<verb>>[2],
) {
  const { answer, beginning } = await run(session, verb, parameters)
  const snapshot: SessionSnapshot = checkSnapshot(session.backend.name, verb, answer)
  const user: User = session.commitWrite(verb, beginning, snapshot)
  session.tell('changed')
  return { answer, user }
}
