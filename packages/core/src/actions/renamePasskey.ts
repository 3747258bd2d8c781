import type { Session } from '../session/createSession.ts'
import type { User } from '../types/User.ts'
import { change } from './change.ts'

export interface RenamePasskeyParameters {
  credentialId: string
  name: string
}

/** Gives a passkey of the person’s another name, and gives the person. */
export async function renamePasskey(session: Session, parameters: RenamePasskeyParameters): Promise<User> {
  return (await change(session, 'renamePasskey', { ...parameters })).user
}
