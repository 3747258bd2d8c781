import { activityMessages } from '../ActivityList/activityMessages.ts'
import { accountMessages } from '../LinkedAccountList/accountMessages.ts'
import { linkMessages } from '../LinkedAccountList/linkMessages.ts'
import { exportDialogMessages } from '../ExportWallet/exportDialogMessages.ts'
import { exportMessages } from '../ExportWallet/exportMessages.ts'
import { grantListMessages } from '../GrantList/grantListMessages.ts'
import { receiptMessages } from '../GrantReceipt/receiptMessages.ts'
import { appMessages } from '../LatchkeyUi/appMessages.ts'
import { deviceMessages } from '../DeviceList/deviceMessages.ts'
import { grantMessages } from '../DelegateWalletButton/grantMessages.ts'
import { grantTermMessages } from '../DelegateWalletButton/grantTermMessages.ts'
import { mfaMessages } from '../MfaMethodList/mfaMessages.ts'
import { profileMessages } from '../UserProfile/profileMessages.ts'
import { passkeyMessages } from '../PasskeyList/passkeyMessages.ts'
import { recoveryMessages } from '../RecoveryMethods/recoveryMessages.ts'
import { revokeMessages } from '../RevokeSessionsButton/revokeMessages.ts'
import { signMessages } from '../SignAction/signMessages.ts'
import { signInMessages } from '../SignInForm/signInMessages.ts'
import { signedOutMessages } from '../SignedOut/signedOutMessages.ts'
import { userButtonMessages } from '../UserButton/userButtonMessages.ts'
import { walletMessages } from '../WalletList/walletMessages.ts'
import { copyMessages } from '../parts/copyMessages.ts'
import { listMessages } from '../parts/listMessages.ts'
import { errorMessages } from './errorMessages.ts'
import type { Message } from './Message.ts'

/** Every sentence of the components, in English: what a translation replaces. */
export const en = {
  ...accountMessages,
  ...activityMessages,
  ...appMessages,
  ...copyMessages,
  ...deviceMessages,
  ...errorMessages,
  ...exportDialogMessages,
  ...exportMessages,
  ...grantListMessages,
  ...grantMessages,
  ...grantTermMessages,
  ...linkMessages,
  ...listMessages,
  ...mfaMessages,
  ...passkeyMessages,
  ...profileMessages,
  ...receiptMessages,
  ...recoveryMessages,
  ...revokeMessages,
  ...signedOutMessages,
  ...signInMessages,
  ...signMessages,
  ...userButtonMessages,
  ...walletMessages,
}

/** A whole translation. */
export type Messages = Record<keyof typeof en, Message>

/** What an app says instead of our own words, by key. */
export type PartialMessages = Partial<Messages>
