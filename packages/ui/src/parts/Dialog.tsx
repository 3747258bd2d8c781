'use client'
import { useEffect, useRef, type ReactNode, type RefObject } from 'react'
import { guardEscape } from './guardEscape.ts'
import { openDialog } from './openDialog.ts'
import { useCommitEffect } from './useCommitEffect.ts'

interface DialogProps {
  open: boolean
  role?: 'dialog' | 'alertdialog'
  labelledBy: string
  describedBy: string
  /** While true nothing but the app closes it. */
  held: boolean
  onDismiss: () => void
  /** Where focus goes first; absent: the first thing that takes it. */
  firstFocus?: RefObject<HTMLElement | null>
  children: ReactNode
}

/** A modal question, in place: it keeps the direction, theme and layer of the page around it, even inside another modal. */
export function Dialog({ open, role = 'dialog', held, firstFocus, ...props }: DialogProps) {
  const { labelledBy, describedBy, onDismiss, children } = props
  const ref = useRef<HTMLDialogElement>(null)
  const latest = useRef({ held, onDismiss })
  useEffect(() => {
    latest.current = { held, onDismiss }
  })

  useCommitEffect(() => {
    const dialog = ref.current
    if (!open || !dialog) return
    const dismiss = () => {
      if (!latest.current.held) latest.current.onDismiss()
      else if (!dialog.open) dialog.showModal?.()
    }
    const close = openDialog(dialog, dismiss)
    const unguard = guardEscape(() => latest.current.held)
    firstFocus?.current?.focus()
    return () => {
      unguard()
      close()
    }
  }, [open, firstFocus])

  return (
    <dialog
      ref={ref}
      role={role}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      closedby={held ? 'none' : 'closerequest'}
      data-part="dialog"
    >
      {open && children}
    </dialog>
  )
}
