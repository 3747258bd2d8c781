import type { Session } from '../session/createSession.ts'
import type { User } from '../types/User.ts'
import { change } from './change.ts'

export interface AddPasskeyParameters {
  /** What the person calls it. */
  name?: string
  /** Opens the vault, where no passkey of theirs does. */
  passcode?: string
  /**
   * What signs for the new one. Default: an earlier passkey. 'passcode' where all of them are lost: the vault does, opened by the
   * passcode. The server takes that where the vault is older than this sign-in.
   */
  signWith?: 'passkey' | 'passcode'
}

/** Makes one more passkey for the person, and gives the person. */
export async function addPasskey(session: Session, parameters: AddPasskeyParameters = {}): Promise<User> {
  return (await change(session, 'addPasskey', { ...parameters })).user
}
