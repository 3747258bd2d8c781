'use client'
import type { LatchkeyError } from '@latchkey/core'
import { useEffect, useRef, useState } from 'react'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { holdSpinner } from './holdSpinner.ts'

/** How one piece of work stands. */
export type Flight =
  { status: 'idle' | 'pending' | 'slow' | 'done'; error?: undefined } | { status: 'error'; error: LatchkeyError }

/** One piece of work at a time: a second press does nothing, a long one says so, and its end stays until the next. */
export function useFlight() {
  const { timing } = useUi()
  const [flight, setFlight] = useState<Flight>({ status: 'idle' })
  const running = useRef(false)

  const isPending = flight.status === 'pending'
  useEffect(() => {
    if (!isPending) return
    const slow = () => setFlight((now) => (now.status === 'pending' ? { status: 'slow' } : now))
    const timer = setTimeout(slow, timing.slow)
    return () => clearTimeout(timer)
  }, [isPending, timing.slow])

  /** Resolves with what the work gave; undefined where it failed or another was under way. Never rejects. */
  async function fly<value>(work: () => Promise<value>): Promise<value | undefined> {
    if (running.current) return undefined
    running.current = true
    setFlight({ status: 'pending' })
    const since = performance.now()
    try {
      const value = await work()
      await holdSpinner(since, timing)
      setFlight({ status: 'done' })
      return value
    } catch (error) {
      await holdSpinner(since, timing)
      setFlight({ status: 'error', error: error as LatchkeyError })
      return undefined
    } finally {
      running.current = false
    }
  }

  return { flight, fly, reset: () => setFlight({ status: 'idle' }) }
}
