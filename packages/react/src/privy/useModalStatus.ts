'use client'
import { useContext, useMemo } from 'react'
import { DialogsSlot } from './DialogsSlot.ts'

/** Whether one of the provider's `dialogs` is open. */
export function useModalStatus() {
  const { isOpen } = useContext(DialogsSlot)
  return useMemo(() => ({ isOpen }), [isOpen])
}
