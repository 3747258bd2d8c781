import { BackendInvalidError } from '../errors/backend.ts'
import type { Session } from '../session/createSession.ts'
import { run } from '../session/run.ts'
import type { ActivityPage } from '../types/Activity.ts'

export interface GetActivityParameters {
  /** What the part before gave as `nextCursor`. */
  cursor?: string
  signal?: AbortSignal
}

/** What was done with server access, newest first, a part at a time. */
export async function getActivity(
  session: Session,
  { cursor, signal }: GetActivityParameters = {},
): Promise<ActivityPage> {
  const { answer } = await run(session, 'getActivity', cursor === undefined ? {} : { cursor }, signal ? { signal } : {})
  if (!Array.isArray(answer?.activity)) throw new BackendInvalidError(session.backend.name, 'getActivity', 'no list')
  return answer
}
