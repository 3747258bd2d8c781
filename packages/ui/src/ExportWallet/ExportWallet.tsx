'use client'
import type { ExportFormat, LatchkeyError } from '@latchkey/core'
import type { ReactNode } from 'react'
import type { Message } from '../messages/Message.ts'
import { useMessages } from '../messages/useMessages.ts'
import { useWords } from '../messages/useWords.ts'
import { Button, type ButtonProps } from '../parts/Button.tsx'
import { formatAddress } from '../parts/formatAddress.ts'
import { later } from '../parts/later.ts'
import { slot, type Slot } from '../parts/Slot.ts'
import { useFocusAfter } from '../parts/useFocusAfter.ts'
import type { exportDialogMessages } from './exportDialogMessages.ts'
import { exportMessages } from './exportMessages.ts'
import type { ExportState } from './ExportState.ts'
import { useExport } from './useExport.ts'

/** The warning and what follows it, which come after the button. */
const useExportDialog = later(() => import('./ExportDialog.tsx'))

export interface ExportWalletProps extends Slot<ExportState> {
  /** An address, in any letter case. */
  wallet: string
  /** Default `private-key`. The recovery phrase opens every wallet of the vault that was not imported. */
  format?: ExportFormat
  /** How loud it is. Default `neutral`. */
  variant?: ButtonProps['variant']
  /** The button's own words. */
  children?: ReactNode
  /** The app's own sentences, by key. */
  messages?: { [key in keyof (typeof exportMessages & typeof exportDialogMessages)]?: Message }
  /** The key can be seen. */
  onShown?: () => void
  /** It can be seen no more. */
  onHidden?: () => void
  /** Nothing was shown. Closing the question is no error. */
  onError?: (error: LatchkeyError) => void
}

/** Shows a wallet's key to its owner: warns, asks, and lends a place to the frame that has it. The app never does. */
export function ExportWallet(props: ExportWalletProps) {
  const { wallet: address, format = 'private-key', variant = 'neutral', children, messages } = props
  const { onShown, onHidden, onError } = props
  const say = useMessages(exportMessages, messages)
  const { state, wallet, isOpen, ask, show, dismiss } = useExport({
    wallet: address,
    format,
    onShown,
    onHidden,
    onError,
  })
  const { button } = useFocusAfter({ isOpen, isDone: false })
  const { status } = state
  const toWords = useWords()
  const dialog = useExportDialog()
  const isComing = isOpen && !dialog.part
  const isGone = status === 'loading' || status === 'unauthenticated' || status === 'unsupported'

  return (
    <div {...slot('export-wallet', state, props)} hidden={isGone}>
      {wallet && !isGone && (
        <>
          <Button
            buttonRef={button}
            part="trigger"
            variant={variant}
            aria-label={
              children ? undefined : say(`export.trigger.${format}.wallet`, { wallet: formatAddress(wallet.address) })
            }
            aria-haspopup="dialog"
            pending={isComing && !dialog.error}
            onClick={() => {
              dialog.retry()
              ask()
            }}
          >
            {children ?? say(`export.trigger.${format}`)}
          </Button>
          {dialog.part && (
            <dialog.part.ExportDialog
              open={isOpen}
              {...{ wallet, format, state, messages }}
              onShow={show}
              onDismiss={dismiss}
            />
          )}
          <p role="status" data-part="result" data-error={isComing && dialog.error ? '' : undefined}>
            {isComing && dialog.error && toWords(dialog.error)}
          </p>
        </>
      )}
    </div>
  )
}
