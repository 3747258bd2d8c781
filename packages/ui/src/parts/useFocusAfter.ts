'use client'
import { useRef } from 'react'
import { useCommitEffect } from './useCommitEffect.ts'

/** Where the keyboard goes on after a question: at the button that asked, or at the result where that button is gone. */
export function useFocusAfter({ isOpen, isDone }: { isOpen: boolean; isDone: boolean }) {
  const button = useRef<HTMLButtonElement>(null)
  const result = useRef<HTMLParagraphElement>(null)
  const wasOpen = useRef(false)
  useCommitEffect(() => {
    if (isOpen) {
      wasOpen.current = true
      return
    }
    const goOn = () => {
      if (wasOpen.current) button.current?.focus()
      // Focus that was in what is gone is at the page, or at a modal around us.
      if (isDone && document.activeElement?.contains(result.current)) result.current?.focus()
    }
    goOn()
    // Once more a moment later: a modal around ours may still be moving focus itself.
    const frame = requestAnimationFrame(() => {
      goOn()
      wasOpen.current = false
    })
    return () => cancelAnimationFrame(frame)
  }, [isOpen, isDone])
  return { button, result }
}
