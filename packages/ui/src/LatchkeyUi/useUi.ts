'use client'
import { useContext, useSyncExternalStore } from 'react'
import { appMessages } from './appMessages.ts'
import { UiContext, type Ui } from './UiContext.ts'

/** What the app tells components, with a name for it in any case. */
export function useUi(): Ui & { appName: string } {
  const ui = useContext(UiContext)
  const host = useSyncExternalStore(never, hostName, nowhere)
  const unnamed = ui.messages?.['app.unnamed'] ?? appMessages['app.unnamed']
  return { ...ui, appName: ui.appName ?? (host || (unnamed as string)) }
}

const never = () => () => {}
const hostName = () => location.hostname
const nowhere = () => ''
