/** The door for recovery keys: what opens an account at a wallet service once every passkey is lost. */
export {
  makeRecoveryKey,
  openRecoveryKey,
  type NewRecoveryKey,
  type RecoverySignature,
} from './recoveryKey/recoveryKey.ts'
