import type { Session } from '../session/createSession.ts'
import type { User } from '../types/User.ts'
import { change } from './change.ts'

export interface TransferAccountParameters {
  /** Of the AccountTransferRequiredError that linking was refused with. */
  nonce: string
}

/** Moves an account of somebody else's to the person, who showed before that it is theirs, and gives the person. */
export async function transferAccount(session: Session, parameters: TransferAccountParameters): Promise<User> {
  return (await change(session, 'transferAccount', { ...parameters })).user
}
