'use client'
import { delegateWallet, type DelegateWalletParameters, type LatchkeyError, type User } from '@latchkey/core'
import { useMutation } from '@tanstack/react-query'
import { useBound } from '../provider/useBound.ts'
import { useLatchkeyQueryClient } from '../provider/useLatchkeyQueryClient.ts'
import { useGrantsKey } from './useGrants.ts'

/** Lets the app's server sign for a wallet, as a mutation; `delegateWallet` is the plain function beside it. */
export function useDelegateWallet() {
  const queryClient = useLatchkeyQueryClient()
  const queryKey = useGrantsKey()
  const run = useBound(delegateWallet)
  const mutation = useMutation<User, LatchkeyError, DelegateWalletParameters>(
    {
      mutationFn: (parameters) => run(parameters),
      onSettled: () => void queryClient.invalidateQueries({ queryKey }), // not waited for: the list may take its time
      networkMode: 'always', // offline is an error, not a promise that hangs; and a backend may be in this very tab
      retry: false, // each try would ask the person again
    },
    queryClient,
  )
  return { ...mutation, delegateWallet: mutation.mutateAsync }
}
