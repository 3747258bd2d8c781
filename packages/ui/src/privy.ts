import type { Dialogs } from '@latchkey/react/privy'
import { DelegateWalletDialog } from './privy/DelegateWalletDialog.tsx'
import { RevokeWalletsDialog } from './privy/RevokeWalletsDialog.tsx'
import { SignInDialog } from './privy/SignInDialog.tsx'

/** The dialogs of a `PrivyProvider` from `@latchkey/react/privy`. They want `@latchkey/ui/styles.css`. */
export const dialogs = {
  SignIn: SignInDialog,
  DelegateWallet: DelegateWalletDialog,
  RevokeWallets: RevokeWalletsDialog,
} satisfies Dialogs
