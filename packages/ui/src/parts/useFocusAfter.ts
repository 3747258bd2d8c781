'use client'
import { useEffect, useRef } from 'react'

/** Where the keyboard goes on after a question: at the button that asked, or at the result where that button is gone. */
export function useFocusAfter({ isOpen, isDone }: { isOpen: boolean; isDone: boolean }) {
  const button = useRef<HTMLButtonElement>(null)
  const result = useRef<HTMLParagraphElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (isOpen) {
      wasOpen.current = true
      return
    }
    // A moment later: a modal around ours may still be moving focus itself.
    const frame = requestAnimationFrame(() => {
      if (wasOpen.current) button.current?.focus()
      wasOpen.current = false
      if (isDone && document.activeElement === document.body) result.current?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [isOpen, isDone])
  return { button, result }
}
