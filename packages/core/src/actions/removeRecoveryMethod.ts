import type { Session } from '../session/createSession.ts'
import { runForList } from './runForList.ts'

export type RemoveRecoveryMethodParameters = {
  /** Opens the vault for this; absent: a passkey that stays does. */
  passcode?: string
} & ({ method: 'user-passcode' } | { method: 'user-passkey'; credentialId: string })

/** Ends one way to open the person's vault, and gives those that are left. */
export const removeRecoveryMethod = (session: Session, parameters: RemoveRecoveryMethodParameters) =>
  runForList(session, 'removeRecoveryMethod', parameters)
