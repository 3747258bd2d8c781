'use client'
import { revokeOnchain, type LatchkeyError, type RevokeOnchainParameters } from '@latchkey/core'
import { useMutation } from '@tanstack/react-query'
import { useBound } from '../provider/useBound.ts'
import { useLatchkeyQueryClient } from '../provider/useLatchkeyQueryClient.ts'
import { useGrantsKey } from './useGrants.ts'

/** Ends a grant on its chain, by a transaction, as a mutation; `revokeOnchain` is the plain function beside it. */
export function useRevokeOnchain() {
  const queryClient = useLatchkeyQueryClient()
  const queryKey = useGrantsKey()
  const run = useBound(revokeOnchain)
  const mutation = useMutation<{ transactionHash: string }, LatchkeyError, RevokeOnchainParameters>(
    {
      mutationFn: (parameters) => run(parameters),
      onSettled: () => void queryClient.invalidateQueries({ queryKey }), // not waited for: the list may take its time
      networkMode: 'always', // offline is an error, not a promise that hangs
      retry: false, // each try would ask the person again, and could pay twice
    },
    queryClient,
  )
  return { ...mutation, revokeOnchain: mutation.mutateAsync }
}
