'use client'
import { revokeWallets, type LatchkeyError, type RevokeResult } from '@latchkey/core'
import { useMutation } from '@tanstack/react-query'
import { useBound } from '../provider/useBound.ts'
import { useLatchkeyQueryClient } from '../provider/useLatchkeyQueryClient.ts'
import { useGrantsKey } from './useGrants.ts'

/** Ends server access, as a mutation; `revokeWallets` is the plain function beside it. */
export function useRevokeWallets() {
  const queryClient = useLatchkeyQueryClient()
  const queryKey = useGrantsKey()
  const run = useBound(revokeWallets)
  const mutation = useMutation<RevokeResult, LatchkeyError, { wallets?: string[] } | void>(
    {
      mutationFn: (parameters) => run(parameters ?? {}),
      onSettled: () => void queryClient.invalidateQueries({ queryKey }), // not waited for: the list may take its time
      networkMode: 'always', // offline is an error, not a promise that hangs; and a backend may be in this very tab
      retry: false, // a failure is for the person to see
    },
    queryClient,
  )
  return { ...mutation, revokeWallets: mutation.mutateAsync }
}
