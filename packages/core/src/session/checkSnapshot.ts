import { BackendInvalidError } from '../errors/backend.ts'
import type { SessionSnapshot } from '../types/SessionSnapshot.ts'

/** A backend's answer is checked before it becomes state: a wrong shape must not reach a render. */
export function checkSnapshot<snapshot extends SessionSnapshot>(
  backend: string,
  verb: string,
  answer: snapshot,
): snapshot {
  const user = (answer as Partial<SessionSnapshot> | null | undefined)?.user as
    Partial<SessionSnapshot['user']> | undefined
  const found =
    typeof user?.id !== 'string' || !user.id
      ? 'no user id'
      : !Array.isArray(user.linkedAccounts) || user.linkedAccounts.some((account) => typeof account?.type !== 'string')
        ? 'linked accounts of the wrong shape'
        : !(user.createdAt instanceof Date)
          ? 'a createdAt that is no Date'
          : typeof answer.identityToken !== 'string' && answer.identityToken !== null
            ? 'an identity token that is no text'
            : null
  if (found) throw new BackendInvalidError(backend, verb, found)
  return answer
}
