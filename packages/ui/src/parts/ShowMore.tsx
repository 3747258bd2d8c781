'use client'
import { useMessages } from '../messages/useMessages.ts'
import { Button } from './Button.tsx'
import { listMessages } from './listMessages.ts'

/** The end of a list that goes on. */
export function ShowMore({ next, onPress }: { next: number; onPress: () => void }) {
  const say = useMessages(listMessages)
  if (next <= 0) return null
  return (
    <Button part="more" variant="link" onClick={onPress}>
      {say('list.more', { n: next })}
    </Button>
  )
}
