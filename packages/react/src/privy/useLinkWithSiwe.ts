'use client'
import { generateSiweMessage, linkAccount } from '@latchkey/core'
import { useCallback, useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { useFlow, type SigningSteps } from './useFlow.ts'
import { useLinkCallbacks, type LinkCallbacks } from './useLinkCallbacks.ts'

interface Signed {
  message: string
  signature: string
  chainId: string
  walletClientType?: string
  connectorType?: string
}

/** Links an external wallet that signs a text (EIP-4361). */
export function useLinkWithSiwe(callbacks?: LinkCallbacks) {
  const run = useLinkCallbacks(callbacks)
  const { state, step } = useFlow<SigningSteps>()
  const [generate, link] = [useBound(generateSiweMessage), useBound(linkAccount)]
  const siweMessage = useCallback(
    ({ address, chainId }: { address: string; chainId: string }) =>
      step('generating-message', () => generate({ address, chainId }), 'awaiting-signature'),
    [step, generate],
  )
  const linkWithSiwe = useCallback(
    async (signed: Signed) => {
      const proof = { type: 'wallet', chainType: 'ethereum', ...signed } as const
      await run('siwe', () => step('submitting-signature', () => link(proof)))
    },
    [run, step, link],
  )
  return useMemo(() => ({ state, generateSiweMessage: siweMessage, linkWithSiwe }), [state, siweMessage, linkWithSiwe])
}
