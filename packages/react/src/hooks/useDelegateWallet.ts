'use client'
import { delegateWallet, type DelegateWalletParameters, type LatchkeyError, type User } from '@latchkey/core'
import { useMutation } from '@tanstack/react-query'
import { useBound } from '../provider/useBound.ts'
import { useLatchkeyQueryClient } from '../provider/useLatchkeyQueryClient.ts'
import { useGrantsKey } from './useGrants.ts'

/** Lets the app's server sign for a wallet, as a mutation; `delegateWallet` is the plain function beside it. */
export function useDelegateWallet() {
  const queryClient = useLatchkeyQueryClient()
  const grantsKey = useGrantsKey()
  const run = useBound(delegateWallet)
  const mutation = useMutation<User, LatchkeyError, DelegateWalletParameters>(
    { mutationFn: run, onSettled: () => queryClient.invalidateQueries({ queryKey: grantsKey }) },
    queryClient,
  )
  return { ...mutation, delegateWallet: mutation.mutateAsync }
}
