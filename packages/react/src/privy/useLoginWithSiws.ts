'use client'
import { generateSiwsMessage, loginWithSiws, type Session, type SiwsMessageType } from '@latchkey/core'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { toPrivysUser } from './toPrivysUser.ts'

interface Signed {
  message: string
  /** base64 */
  signature: string
  walletClientType?: string
  connectorType?: string
  messageType?: SiwsMessageType
}

/** Signs in with a text that an external Solana wallet signs. */
export function useLoginWithSiws() {
  const [generate, login] = [useBound(generateSiwsMessage), useBound(loginSigned)]
  return useMemo(() => ({ generateSiwsMessage: generate, loginWithSiws: login }), [generate, login])
}

const loginSigned = async (session: Session, signed: Signed) =>
  toPrivysUser((await loginWithSiws(session, { chainType: 'solana', ...signed })).user)
