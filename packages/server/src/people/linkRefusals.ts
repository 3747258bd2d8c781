import { LatchkeyError } from '@latchkey/core'

/** Whether a person has one account of a kind at the most. */
export const holdsOne = (type: string) => !severalEach.has(type)

/** Kinds that a person may have several of. */
const severalEach: ReadonlySet<string> = new Set(['wallet', 'passkey'])

/** The account is somebody else’s. */
export const taken = (type: string) =>
  new LatchkeyError(
    'linked_to_another_user',
    `This account (${type}) is linked to somebody else. Sign in with it, or unlink it there first.`,
  )

/** The person has one of the kind. */
export const second = (type: string) =>
  new LatchkeyError(
    'cannot_link_more_of_type',
    `This person has an account of this kind (${type}) already, and may have one. Change it, or unlink it first.`,
  )
