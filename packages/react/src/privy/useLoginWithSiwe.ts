'use client'
import { generateSiweMessage, loginWithSiwe, type Session } from '@latchkey/core'
import { useCallback, useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { toPrivysUser } from './toPrivysUser.ts'
import { useFlow, type SigningSteps } from './useFlow.ts'
import { useLoginCallbacks, type LoginCallbacks } from './useLoginCallbacks.ts'
import type { User } from './User.ts'

interface Signed {
  message: string
  signature: string
  walletClientType?: string
  connectorType?: string
}

/** Signs in with a text that an external wallet signs (EIP-4361). */
export function useLoginWithSiwe(callbacks?: LoginCallbacks) {
  const tellOf = useLoginCallbacks(callbacks)
  const { state, step } = useFlow<SigningSteps>()
  const [generate, login] = [useBound(generateSiweMessage), useBound(loginSigned)]
  const siweMessage = useCallback(
    ({ address, chainId }: { address: string; chainId: string }) =>
      tellOf(() => step('generating-message', () => generate({ address, chainId }), 'awaiting-signature')),
    [tellOf, step, generate],
  )
  const loginWithSiwe = useCallback(
    (signed: Signed): Promise<User> => tellOf(() => step('submitting-signature', () => login(signed))),
    [tellOf, step, login],
  )
  return useMemo(
    () => ({ state, generateSiweMessage: siweMessage, loginWithSiwe }),
    [state, siweMessage, loginWithSiwe],
  )
}

async function loginSigned(session: Session, { connectorType: _kind, ...signed }: Signed): Promise<User> {
  const chainId = `eip155:${/^Chain ID: (\d+)$/m.exec(signed.message)?.[1] ?? 1}`
  return toPrivysUser((await loginWithSiwe(session, { ...signed, chainId })).user)
}
