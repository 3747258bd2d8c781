'use client'
import { generateSiwsMessage, linkAccount, type Session, type SiwsMessageType } from '@latchkey/core'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { newestAccount } from './LoginMethod.ts'
import { toPrivysUser } from './toPrivysUser.ts'

interface Signed {
  message: string
  /** base64 */
  signature: string
  walletClientType?: string
  connectorType?: string
  messageType?: SiwsMessageType
}

/** Links an external Solana wallet that signs a text. */
export function useLinkWithSiws() {
  const [generate, link] = [useBound(generateSiwsMessage), useBound(linkSigned)]
  return useMemo(() => ({ generateSiwsMessage: generate, linkWithSiws: link }), [generate, link])
}

async function linkSigned(session: Session, signed: Signed) {
  const linked = await linkAccount(session, { type: 'wallet', chainType: 'solana', ...signed })
  return { user: toPrivysUser(linked), linkedAccount: newestAccount(linked, 'siws') }
}
