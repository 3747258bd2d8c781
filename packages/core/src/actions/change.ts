import type { Verb } from '../backend/Backend.ts'
import { BackendInvalidError } from '../errors/backend.ts'
import type { Answer } from '../session/call.ts'
import { checkSnapshot } from '../session/checkSnapshot.ts'
import type { Beginning, Session } from '../session/createSession.ts'
import { run } from '../session/run.ts'
import type { SessionSnapshot } from '../types/SessionSnapshot.ts'
import type { User } from '../types/User.ts'
import { refreshUser } from './refreshUser.ts'

type ChangeVerb =
  | 'createWallet'
  | 'importWallet'
  | 'addPasskey'
  | 'renamePasskey'
  | 'removePasskey'
  | 'delegateWallet'
  | 'revokeWallets'
  | 'linkOAuth'
  | 'transferAccount'
  | 'submitEnrollMfa'
  | 'unenrollMfa'
  | 'linkAccount'
  | 'unlinkAccount'
  | 'acceptTerms'

interface ChangeOptions<verb extends ChangeVerb> {
  /** What is wrong with the answer beside the person, if anything. */
  wrongIn?: (answer: Answer<verb>) => string | undefined
}

/** Changes something of the person by one verb, lands what the backend then says of them, and tells other tabs. */
export async function change<verb extends ChangeVerb>(
  session: Session,
  verb: verb,
  parameters: Parameters<typeof run<verb>>[2],
  { wrongIn }: ChangeOptions<verb> = {},
): Promise<{ answer: Answer<verb>; user: User }> {
  const { answer, beginning } = await run(session, verb, parameters)
  const snapshot: SessionSnapshot = checkSnapshot(session.backend.name, verb, answer)
  const wrong = wrongIn?.(answer)
  if (wrong) throw new BackendInvalidError(session.backend.name, verb, wrong)
  return { answer, user: await landChange(session, verb, beginning, snapshot) }
}

/** Lands what the backend says of the person after a change, and tells other tabs. */
export async function landChange(
  session: Session,
  verb: Verb,
  beginning: Beginning,
  snapshot: SessionSnapshot,
): Promise<User> {
  session.tell('changed')
  if (!session.crossed(beginning)) return session.commitWrite(verb, beginning, snapshot)

  // Two answers crossed on their way, and the one here may be the older: ask. Without an answer, ours at least is true.
  session.dropReads()
  return await refreshUser(session).catch(() => session.commitWrite(verb, beginning, snapshot))
}
