import type { Session } from '../session/createSession.ts'
import type { RecoveryOption } from '../types/RecoveryOption.ts'
import { rereadClaimed } from './rereadClaimed.ts'
import { runForList } from './runForList.ts'

export type AddRecoveryMethodParameters = {
  /** Opens the vault for this; absent: a passkey does. */
  passcode?: string
} & (
  | { method: 'user-passcode'; /** Takes the place of an earlier one. */ newPasscode: string }
  | { method: 'user-passkey'; /** Absent: any that does not open the vault yet. */ credentialId?: string }
)

/** Lets one more secret open the person's vault, and gives all ways to open it. */
export async function addRecoveryMethod(
  session: Session,
  parameters: AddRecoveryMethodParameters,
): Promise<RecoveryOption[]> {
  const before = session.store.getState().user
  const ways = await runForList(session, 'addRecoveryMethod', parameters)
  await rereadClaimed(session, before)
  return ways
}
