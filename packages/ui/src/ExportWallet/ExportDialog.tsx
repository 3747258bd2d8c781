'use client'
import type { ExportFormat, Wallet } from '@latchkey/core'
import { useRef, useState, type FormEvent } from 'react'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { useWords } from '../messages/useWords.ts'
import { Address } from '../parts/Address.tsx'
import { Button } from '../parts/Button.tsx'
import { Field } from '../parts/Field.tsx'
import { Question } from '../parts/Question.tsx'
import { exportDialogMessages } from './exportDialogMessages.ts'
import type { ExportState } from './ExportState.ts'
import type { ExportWalletProps } from './ExportWallet.tsx'

interface ExportDialogProps {
  open: boolean
  wallet: Wallet
  format: ExportFormat
  state: ExportState
  messages: ExportWalletProps['messages']
  onShow: (slot: HTMLElement | null, passcode?: string) => Promise<void>
  onDismiss: () => void
}

/** What it means to see a key, the answer to that, and the place where the frame stands that has it. */
export function ExportDialog({ open, wallet, format, state, messages, onShow, onDismiss }: ExportDialogProps) {
  const { appName: app } = useUi()
  const say = useMessages(exportDialogMessages, messages)
  const toWords = useWords()
  const frame = useRef<HTMLDivElement>(null)
  const [passcode, setPasscode] = useState('')
  const { status, error } = state
  const isOut = status === 'asking' || status === 'shown'
  const needsPasscode = wallet.recoveryMethod === 'user-passcode'

  function show(event: FormEvent) {
    event.preventDefault()
    setPasscode('')
    void onShow(frame.current, needsPasscode ? passcode : undefined)
  }

  const said = {
    asking: say('export.asking'),
    shown: say('export.shown'),
    hidden: say('export.hidden'),
    error: error && (
      <>
        {say('export.failed')} {toWords(error)}
      </>
    ),
  }

  return (
    <Question
      role="alertdialog"
      title={say(`export.title.${format}`)}
      description={
        !isOut && (
          <>
            <p>{say(`export.whole.${format}`, { wallet: <Address address={wallet.address} /> })}</p>
            <ul data-part="warnings">
              <li>{say('export.never', { app })}</li>
              <li>{say('export.alone')}</li>
              <li>{say('export.forever')}</li>
            </ul>
            <p data-part="hint">{say('export.where', { app })}</p>
          </>
        )
      }
      startsAtTitle
      inline={false}
      held={false}
      {...{ open, onDismiss }}
    >
      <div ref={frame} data-part="frame" />
      <form onSubmit={show}>
        {needsPasscode && !isOut && (
          <Field
            label={say('export.passcode')}
            type="password"
            autoComplete="current-password"
            required
            value={passcode}
            onValue={setPasscode}
          />
        )}
        <p role="status" data-part="status" data-error={error ? '' : undefined}>
          {said[status as keyof typeof said] ?? say('export.passkey')}
        </p>
        <div data-part="actions">
          <Button part="close" onClick={onDismiss}>
            {say(status === 'confirming' ? 'export.cancel' : 'export.close')}
          </Button>
          {!isOut && (
            <Button part="confirm" type="submit" variant="danger">
              {say(status === 'confirming' ? 'export.confirm' : 'export.again')}
            </Button>
          )}
        </div>
      </form>
    </Question>
  )
}
