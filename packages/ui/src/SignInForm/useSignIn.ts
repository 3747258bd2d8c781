'use client'
import { useState } from 'react'
import { useFlight, type Flight } from '../parts/useFlight.ts'

/** One way of signing in at a time; an error stays with the way that it came from. */
export function useSignIn() {
  const { flight, fly, reset } = useFlight()
  const [way, setWay] = useState<string>()

  return {
    /** How one way stands. */
    flightOf: (which: string): Flight => (which === way ? flight : { status: 'idle' }),
    isPending: flight.status === 'pending' || flight.status === 'slow',
    isSlow: flight.status === 'slow',
    /** True once it has worked. */
    go: async (which: string, work: () => Promise<unknown>): Promise<boolean> => {
      if (flight.status === 'pending' || flight.status === 'slow') return false
      setWay(which)
      return (await fly(async () => [await work()])) !== undefined
    },
    reset,
  }
}

export type SignIn = ReturnType<typeof useSignIn>
