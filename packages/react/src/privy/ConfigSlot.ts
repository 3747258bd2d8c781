'use client'
import { createContext } from 'react'

interface HeldConfig {
  /** Where people come back to from other providers. */
  redirectTo?: string | undefined
}

/** What hooks read of a PrivyProvider's `config`. */
export const ConfigSlot = createContext<HeldConfig>({})
