import type { ChainType } from '@latchkey/core'
import type { ComponentType } from 'react'

/** What stands in the place of Privy's modal. Each is rendered while it is open, and calls `onClose` when the person is done with it. */
export interface Dialogs {
  /** For `login()`. It is closed when somebody signed in. */
  SignIn?: ComponentType<{ onClose: () => void }>
  /** For `useDelegatedActions().delegateWallet()`. */
  DelegateWallet?: ComponentType<{ address: string; chainType: ChainType; onClose: () => void }>
  /** For `useDelegatedActions().revokeWallets()`. */
  RevokeWallets?: ComponentType<{ onClose: () => void }>
}
