'use client'
import type { LatchkeyError, Session } from '@latchkey/core'
import { useMutation } from '@tanstack/react-query'
import { useContext } from 'react'
import type { EthereumChain } from '../ethereum/EthereumChain.ts'
import { ChainsSlot } from '../provider/ChainsSlot.ts'
import { useBound } from '../provider/useBound.ts'
import { useLatchkeyQueryClient } from '../provider/useLatchkeyQueryClient.ts'

/** A mutation in which a wallet of the person signs. */
export function useWalletMutation<result, parameters>(
  action: (session: Session, parameters: parameters, chains: readonly EthereumChain[]) => Promise<result>,
) {
  const run = useBound(action)
  const chains = useContext(ChainsSlot)
  return useMutation<result, LatchkeyError, parameters>(
    {
      mutationFn: (parameters) => run(parameters, chains),
      networkMode: 'always', // offline is an error, not a promise that hangs; and a backend may be in this very tab
      retry: false, // each try would ask the person again
    },
    useLatchkeyQueryClient(),
  )
}
