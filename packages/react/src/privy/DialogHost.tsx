'use client'
import { Fragment, useCallback, useMemo, useState, type ReactNode } from 'react'
import type { Dialogs } from './Dialogs.ts'
import { DialogsSlot, type OpenDialog } from './DialogsSlot.ts'

interface Shown {
  key: number
  dialog: ReactNode
}

let keys = 0

/** Holds the dialogs that hooks open, the oldest first and one at a time. */
export function DialogHost({ dialogs, children }: { dialogs: Dialogs; children?: ReactNode }) {
  const [shown, setShown] = useState<readonly Shown[]>([])
  const open = useCallback<OpenDialog>(
    (render) =>
      new Promise((closed) => {
        const key = ++keys
        const onClose = () => {
          setShown((before) => before.filter((other) => other.key !== key))
          closed()
        }
        setShown((before) => [...before, { key, dialog: render(onClose) }])
      }),
    [],
  )
  const [first] = shown
  const isOpen = first !== undefined
  const host = useMemo(() => ({ dialogs, open, isOpen }), [dialogs, open, isOpen])
  return (
    <DialogsSlot.Provider value={host}>
      {children}
      {first && <Fragment key={first.key}>{first.dialog}</Fragment>}
    </DialogsSlot.Provider>
  )
}
