import { BackendInvalidError } from '../errors/backend.ts'
import type { Session } from '../session/createSession.ts'
import { run } from '../session/run.ts'

/** A token for the app's own server, renewed when it is about to lapse; null when nobody is signed in. */
export async function getAccessToken(session: Session): Promise<string | null> {
  try {
    const { answer } = await run(session, 'getAccessToken', {})
    if (answer === null || typeof answer === 'string') return answer
    throw new BackendInvalidError(session.backend.name, 'getAccessToken', 'a token that is no text')
  } catch (error) {
    if (session.store.getState().user === null) return null
    throw error
  }
}
