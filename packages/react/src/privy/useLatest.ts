'use client'
import { useEffect, useRef, type RefObject } from 'react'

/** What the last render was given, for callbacks that are called later. */
export function useLatest<value>(value: value): RefObject<value> {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return latest
}
