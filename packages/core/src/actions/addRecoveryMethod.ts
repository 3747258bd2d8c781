import type { Session } from '../session/createSession.ts'
import { runForList } from './runForList.ts'

export type AddRecoveryMethodParameters = {
  /** Opens the vault for this; absent: a passkey does. */
  passcode?: string
} & (
  | { method: 'user-passcode'; /** Takes the place of an earlier one. */ newPasscode: string }
  | { method: 'user-passkey'; /** Absent: any that does not open the vault yet. */ credentialId?: string }
)

/** Lets one more secret open the person's vault, and gives all ways to open it. */
export const addRecoveryMethod = (session: Session, parameters: AddRecoveryMethodParameters) =>
  runForList(session, 'addRecoveryMethod', parameters)
