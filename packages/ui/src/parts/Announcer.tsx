'use client'
import { createContext, useCallback, useContext, useState, type ReactNode } from 'react'

const AnnounceContext = createContext<((text: string) => void) | undefined>(undefined)

/** Holds the one place in which small things are said aloud; an announcer within another leaves it to the outer one. */
export function Announcer({ children }: { children: ReactNode }) {
  const outer = useContext(AnnounceContext)
  const [said, setSaid] = useState({ text: '', turn: 0 })
  const announce = useCallback((text: string) => setSaid(({ turn }) => ({ text, turn: turn + 1 })), [])
  if (outer) return children
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      {/* The same words twice are heard twice only if something differs. */}
      <span role="status" data-part="hidden">
        {said.text + (said.turn % 2 ? '' : '\u00a0')}
      </span>
    </AnnounceContext.Provider>
  )
}

/** Says something aloud, without moving focus. */
export function useAnnounce(): (text: string) => void {
  return useContext(AnnounceContext) ?? silent
}

const silent = () => {}
