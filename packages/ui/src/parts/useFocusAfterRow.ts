'use client'
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'

/** Where the keyboard goes on once a row is gone: in the row that took its place, else in the last one, else at the heading. */
export function useFocusAfterRow(root: RefObject<HTMLElement | null>, keys: readonly string[]) {
  const [gone, setGone] = useState<{ key: string; at: number }>()
  const isGone = gone !== undefined && !keys.includes(gone.key)

  const latest = useRef({ places: new Map<string, number>(), gone })
  useEffect(() => {
    const { places } = latest.current // of rows that are gone already, too: some go before it is said
    for (const [place, key] of keys.entries()) places.set(key, place)
    latest.current = { places, gone }
  })
  useEffect(() => {
    if (!isGone) return
    const { at } = latest.current.gone!
    // A moment later: the question that stood in the row may still be giving focus back.
    const frame = requestAnimationFrame(() => {
      setGone(undefined)
      if (document.activeElement && document.activeElement !== document.body) return
      const rows = root.current?.querySelectorAll<HTMLElement>('[data-part=rows] > [data-part=row]') ?? []
      const actions = [...rows].slice(0, at + 1).flatMap((row) => row.querySelector('button') ?? [])
      const target = actions.at(-1) ?? root.current?.querySelector<HTMLElement>('[data-part=heading]')
      target?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [isGone, root])

  /** To be called once the row is sure to go; keeps its reference. */
  return useCallback((key: string) => setGone({ key, at: latest.current.places.get(key) ?? -1 }), [])
}
