'use client'
import { useEffect, useRef } from 'react'
import { useMessages } from '../messages/useMessages.ts'
import { slot } from '../parts/Slot.ts'
import { ConfirmRevoke } from '../RevokeSessionsButton/ConfirmRevoke.tsx'
import { revokeMessages } from '../RevokeSessionsButton/revokeMessages.ts'
import { useRevoke } from '../RevokeSessionsButton/useRevoke.ts'

/** The question before server access ends, open for as long as it stands. */
export function RevokeWalletsDialog({ onClose }: { onClose: () => void }) {
  const say = useMessages(revokeMessages)
  const revoke = useRevoke({ onRevoked: onClose })
  const begin = useRef(revoke.ask)
  useEffect(() => begin.current(), [])
  const { status } = revoke.state
  return (
    <div {...slot('revoke-sessions', revoke.state, {})}>
      <ConfirmRevoke {...{ revoke, say }} open={status !== 'idle'} inline={false} onDismiss={onClose} />
    </div>
  )
}
