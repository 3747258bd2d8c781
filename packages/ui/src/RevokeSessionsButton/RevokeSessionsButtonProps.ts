import type { LatchkeyError, RevokeResult } from '@latchkey/core'
import type { ReactElement, ReactNode } from 'react'
import type { Message } from '../messages/Message.ts'
import type { ButtonAttributes, ButtonProps } from '../parts/Button.tsx'
import type { Slot } from '../parts/Slot.ts'
import type { WalletChoice } from './chooseWallets.ts'
import type { revokeMessages } from './revokeMessages.ts'
import type { RevokeState } from './RevokeState.ts'

export interface RevokeSessionsButtonProps extends Slot<RevokeState> {
  /** Default: every wallet that has server access. */
  wallets?: WalletChoice
  /** How the person is asked before anything happens. Default `dialog`. */
  confirm?: 'dialog' | 'inline' | 'none'
  /** How loud it is. Default `danger`. */
  variant?: ButtonProps['variant']
  /** Shows nothing, instead of a line that says so, where nobody has server access. */
  hideWhenEmpty?: boolean
  /** The button's own words. */
  children?: ReactNode | ((state: RevokeState) => ReactNode)
  /** Your own button in place of ours: give it all of these attributes. While it waits, `data-pending` is there. */
  render?: (attributes: ButtonAttributes, state: RevokeState) => ReactElement
  /** The app's own sentences, by key. */
  messages?: { [key in keyof typeof revokeMessages]?: Message }
  /** Server access has ended for all of them. */
  onRevoked?: (result: RevokeResult) => void
  /** It has ended for some of them. */
  onPartial?: (result: RevokeResult) => void
  /** Nothing, or nobody knows what, was revoked. Keeping access is no error. */
  onError?: (error: LatchkeyError) => void
}
