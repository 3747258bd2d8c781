'use client'
import type { QueryClient } from '@tanstack/react-query'
import { createContext } from 'react'

/** The client that an app handed to its LatchkeyProvider. A type import only: apps without these hooks never load react-query. */
export const QueryClientSlot = createContext<QueryClient | undefined>(undefined)
