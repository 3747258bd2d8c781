'use client'
import type { LatchkeyError } from '@latchkey/core'
import { useUser } from '@latchkey/react'
import { useMessages } from '../messages/useMessages.ts'
import { useWords } from '../messages/useWords.ts'
import { Button } from './Button.tsx'
import { listMessages } from './listMessages.ts'
import { useFlight } from './useFlight.ts'

interface UnreachableProps {
  error: LatchkeyError | undefined
  /** Default: the person is read again. */
  onRetry?: ((options: { throwOnError: true }) => Promise<unknown>) | undefined
}

/** Says why there is nothing to show, and tries again on a press. */
export function Unreachable({ error, onRetry }: UnreachableProps) {
  const say = useMessages(listMessages)
  const toWords = useWords()
  const { refreshUser } = useUser(nothing)
  const { flight, fly } = useFlight()
  const latest = flight.error ?? error
  return (
    <div data-part="notice" data-tone="danger">
      <p role="status">{latest && toWords(latest)}</p>
      <Button
        part="retry"
        pending={flight.status === 'pending' || flight.status === 'slow'}
        onClick={() => void fly(() => (onRetry ? onRetry({ throwOnError: true }) : refreshUser()))}
      >
        {say('list.retry')}
      </Button>
    </div>
  )
}

const nothing = () => undefined
