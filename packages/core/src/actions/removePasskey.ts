import type { Session } from '../session/createSession.ts'
import type { User } from '../types/User.ts'
import { change } from './change.ts'

export interface RemovePasskeyParameters {
  credentialId: string
  /** Opens the vault, where no passkey that stays does. */
  passcode?: string
}

/** Takes a passkey from the person, and gives the person. */
export async function removePasskey(session: Session, parameters: RemovePasskeyParameters): Promise<User> {
  return (await change(session, 'removePasskey', { ...parameters })).user
}
