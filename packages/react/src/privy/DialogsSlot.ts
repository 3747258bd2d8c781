'use client'
import { createContext, type ReactNode } from 'react'
import { providerMissing } from '../provider/useBound.ts'
import type { Dialogs } from './Dialogs.ts'

/** Shows a dialog, after those that are open; resolves when it is closed. */
export type OpenDialog = (render: (onClose: () => void) => ReactNode) => Promise<void>

interface DialogHost {
  dialogs: Dialogs
  open: OpenDialog
  isOpen: boolean
}

/** The dialogs of the nearest PrivyProvider. */
export const DialogsSlot = createContext<DialogHost>({ dialogs: {}, open: providerMissing, isOpen: false })
