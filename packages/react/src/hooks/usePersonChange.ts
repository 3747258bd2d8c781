'use client'
import type { LatchkeyError, Session } from '@latchkey/core'
import { useMutation } from '@tanstack/react-query'
import { useBound } from '../provider/useBound.ts'
import { useLatchkeyQueryClient } from '../provider/useLatchkeyQueryClient.ts'

/** An action of the person as a mutation, after which the list behind `queryKey` is read again. */
export function usePersonChange<parameters, result>(
  queryKey: readonly unknown[],
  action: (session: Session, parameters: parameters) => Promise<result>,
) {
  const queryClient = useLatchkeyQueryClient()
  const run = useBound(action)
  return useMutation<result, LatchkeyError, parameters>(
    {
      mutationFn: (parameters) => run(parameters),
      onSettled: () => void queryClient.invalidateQueries({ queryKey }), // not waited for: the list may take its time
      networkMode: 'always', // offline is an error, not a promise that hangs; and a backend may be in this very tab
      retry: false, // each try would ask the person again
    },
    queryClient,
  )
}
