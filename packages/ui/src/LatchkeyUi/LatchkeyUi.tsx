'use client'
import { useContext, useMemo, type ReactNode } from 'react'
import type { Timing } from './Timing.ts'
import { UiContext, type Ui } from './UiContext.ts'

export interface LatchkeyUiProps extends Partial<Omit<Ui, 'timing'>> {
  timing?: Partial<Timing>
  children?: ReactNode
}

/** Tells every component below it about the app: its name, its language, its own words. Optional: each works without. */
export function LatchkeyUi({ children, timing, ...told }: LatchkeyUiProps) {
  const outer = useContext(UiContext)
  const { appName, locale, timeZone, messages, icons, explorer, now } = { ...outer, ...defined(told) }
  const timings = { ...outer.timing, ...timing }
  const timingKey = JSON.stringify(timings)
  const ui = useMemo<Ui>(
    () => ({ appName, locale, timeZone, messages, icons, explorer, now, timing: JSON.parse(timingKey) as Timing }),
    [appName, locale, timeZone, messages, icons, explorer, now, timingKey],
  )
  return <UiContext.Provider value={ui}>{children}</UiContext.Provider>
}

const defined = (told: object) => Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined))
