import type { MfaAction } from '@latchkey/core'

/** When people who have a second factor must show it. Adding and removing factors needs one always. */
export interface MfaOptions {
  /** What else needs one. Default: nothing. */
  requiredFor?: readonly MfaAction[]
  /** Seconds that one that was shown is good for, in its session. Default 15 minutes. */
  validFor?: number
}

/** The same, checked and complete. */
export interface MfaSettings {
  requiredFor: ReadonlySet<MfaAction>
  validFor: number
}

/** Every action that can be named. */
export const mfaActions: readonly MfaAction[] = [
  'delegateWallet',
  'exportWallet',
  'addPasskey',
  'removePasskey',
  'link',
  'unlink',
  'transferAccount',
]
