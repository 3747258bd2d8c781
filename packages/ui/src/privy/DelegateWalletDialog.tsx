'use client'
import { useEffect, useRef } from 'react'
import { GrantDialog } from '../DelegateWalletButton/GrantDialog.tsx'
import { grantMessages } from '../DelegateWalletButton/grantMessages.ts'
import { sayGrant } from '../DelegateWalletButton/sayGrant.tsx'
import { useGrant } from '../DelegateWalletButton/useGrant.ts'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { useWords } from '../messages/useWords.ts'
import { slot } from '../parts/Slot.ts'

interface DelegateWalletDialogProps {
  address: string
  onClose: () => void
}

/** The question before server access is given, open for as long as it stands. */
export function DelegateWalletDialog({ address, onClose }: DelegateWalletDialogProps) {
  const { appName: app } = useUi()
  const say = useMessages(grantMessages)
  const toWords = useWords()
  const { state, wallet, can, scope, isOpen, review, allow, dismiss } = useGrant({
    wallet: address,
    onGranted: onClose,
  })
  const begin = useRef(review)
  useEffect(() => begin.current(), [])

  function close() {
    dismiss()
    onClose()
  }

  return (
    <div {...slot('delegate-wallet', state, {})}>
      {wallet && can && (
        <GrantDialog
          open={isOpen}
          inline={false}
          purpose={undefined}
          durations={undefined}
          onAllow={(answer) => void allow(answer)}
          onDismiss={close}
          said={sayGrant({ state, wallet, can, say, app, toWords })}
          {...{ wallet, can, scope, state }}
        />
      )}
    </div>
  )
}
