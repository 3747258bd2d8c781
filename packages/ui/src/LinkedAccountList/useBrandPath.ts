'use client'
import type { LinkedAccountType } from '@latchkey/core'
import { useEffect, useSyncExternalStore } from 'react'

type Paths = { [type in LinkedAccountType]?: string }

let paths: Paths | undefined
const listeners = new Set<() => void>()

/** A brand's mark, once the marks are there: they come after the page, and their letters stand until then. */
export function useBrandPath(type: string): string | undefined {
  const path = useSyncExternalStore(
    listen,
    () => paths?.[type as LinkedAccountType],
    () => undefined,
  )
  useEffect(() => {
    if (!paths && branded.test(type)) void load()
  }, [type])
  return path
}

const branded = /_oauth$|^farcaster$|^telegram$/

async function load() {
  try {
    paths = (await import('./brandPaths.ts')).brandPaths
    for (const listener of listeners) listener()
  } catch {
    // The letters stay.
  }
}

function listen(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
