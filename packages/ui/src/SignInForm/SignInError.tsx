'use client'
import type { Flight } from '../parts/useFlight.ts'
import { useWords } from '../messages/useWords.ts'

/** Why a way of signing in did not work, beside it. */
export function SignInError({ flight }: { flight: Flight }) {
  const toWords = useWords()
  return (
    <p role="status" data-part="status" data-error="">
      {flight.error && toWords(flight.error)}
    </p>
  )
}
