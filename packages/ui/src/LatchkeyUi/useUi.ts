'use client'
import { useContext, useSyncExternalStore } from 'react'
import { UiContext, type Ui } from './UiContext.ts'

/** What the app tells components, with a name for it in any case. */
export function useUi(): Ui & { appName: string } {
  const ui = useContext(UiContext)
  const host = useSyncExternalStore(never, hostName, nowhere)
  return { ...ui, appName: ui.appName ?? host }
}

const never = () => () => {}
const hostName = () => location.hostname || nowhere()
const nowhere = () => 'this app'
