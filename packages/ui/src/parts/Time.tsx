'use client'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { relativeTime } from './relativeTime.ts'

/** A moment as people say it; machines and tooltips get the whole of it. */
export function Time({ at, as = 'date' }: { at: Date; as?: 'date' | 'moment' | 'relative' }) {
  const { locale, timeZone, now } = useUi()
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(at)
  const whole = format({ dateStyle: 'full', timeStyle: 'short' })
  const words = {
    date: () => format({ day: 'numeric', month: 'short', year: 'numeric' }),
    moment: () => format({ dateStyle: 'medium', timeStyle: 'short' }),
    relative: () => relativeTime(at, { now: now(), locale }),
  }
  return (
    // A server in another time zone may say another day; the browser's word counts.
    <time dateTime={at.toISOString()} title={whole} suppressHydrationWarning>
      {words[as]()}
    </time>
  )
}
