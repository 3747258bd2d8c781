import type { Verb } from '../backend/Backend.ts'
import { BackendInvalidError } from '../errors/backend.ts'
import type { Answer } from '../session/call.ts'
import type { Session } from '../session/createSession.ts'
import { run } from '../session/run.ts'

type ListVerb = { [verb in Verb]: Answer<verb> extends unknown[] ? verb : never }[Verb]

/** Runs a verb that answers with a list; anything else is the backend's mistake. */
export async function runForList<verb extends ListVerb>(
  session: Session,
  verb: verb,
  parameters: Parameters<typeof run<verb>>[2],
  options: { signal?: AbortSignal } = {},
): Promise<Answer<verb>> {
  const { answer } = await run(session, verb, parameters, options)
  if (!Array.isArray(answer)) throw new BackendInvalidError(session.backend.name, verb, 'no list')
  return answer
}
