import type { Session } from '../session/createSession.ts'
import { run } from '../session/run.ts'

/** A token for the app's own server, renewed when it is about to lapse; null when nobody is signed in. */
export async function getAccessToken(session: Session): Promise<string | null> {
  if (session.store.getState().status === 'signedOut') return null
  const { answer } = await run(session, 'getAccessToken', {}, { signedIn: false })
  return session.store.getState().user ? answer : null
}
