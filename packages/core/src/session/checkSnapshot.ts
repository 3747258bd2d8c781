import { BackendInvalidError } from '../errors/backend.ts'
import type { SessionSnapshot } from '../types/SessionSnapshot.ts'

/** A backend's answer is checked before it becomes state: a wrong shape must not reach a render. */
export function checkSnapshot<snapshot extends SessionSnapshot>(
  backend: string,
  verb: string,
  answer: snapshot,
): snapshot {
  const wrong = wrongIn(answer)
  if (wrong) throw new BackendInvalidError(backend, verb, wrong)
  return answer
}

function wrongIn(answer: unknown): string | undefined {
  const { user, identityToken } = (answer ?? {}) as Record<string, unknown>
  const { id, createdAt, linkedAccounts, mfaMethods } = (user ?? {}) as Record<string, unknown>
  if (!isText(id)) return 'no user id'
  if (!isDate(createdAt)) return 'a createdAt that is no Date'
  if (!Array.isArray(linkedAccounts) || !linkedAccounts.every(isAccount)) return 'linked accounts of the wrong shape'
  if (!Array.isArray(mfaMethods)) return 'mfaMethods that are no list'
  if (typeof identityToken !== 'string' && identityToken !== null) return 'an identity token that is no text'
}

function isAccount(account: unknown): boolean {
  const { type, address, chainType, verifiedAt, firstVerifiedAt, latestVerifiedAt } = (account ?? {}) as Record<
    string,
    unknown
  >
  if (!isText(type) || !isDate(verifiedAt)) return false
  if (type === 'wallet' && !(isText(address) && isText(chainType))) return false
  return [firstVerifiedAt, latestVerifiedAt].every((time) => time === null || isDate(time))
}

const isText = (value: unknown) => typeof value === 'string' && value !== ''
const isDate = (value: unknown) => value instanceof Date && !Number.isNaN(value.getTime())
