'use client'
import type { SignedReceipt } from '@latchkey/core'
import type { IdentityKey } from '@latchkey/core/proof'
import { useUser } from '@latchkey/react'
import { useEffect, useState } from 'react'
import { checkReceipt } from './checkReceipt.ts'
import { parseReceipt } from './parseReceipt.ts'
import type { ReceiptState } from './ReceiptState.ts'

/** A receipt without a look: what it claims, and how far that is proven. */
export function useReceipt(receipt: SignedReceipt, identityKeys: readonly IdentityKey[]) {
  const { user: userId } = useUser((user) => user?.id)
  const asked = JSON.stringify({ receipt, identityKeys, userId })
  const [checked, setChecked] = useState<{ asked: string; state: ReceiptState }>()

  useEffect(() => {
    let isLatest = true
    const parameters = JSON.parse(asked) as { receipt: SignedReceipt; identityKeys: IdentityKey[]; userId?: string }
    void checkReceipt({ userId: undefined, ...parameters }).then((state) => isLatest && setChecked({ asked, state }))
    return () => {
      isLatest = false
    }
  }, [asked])

  const state: ReceiptState = checked?.asked === asked ? checked.state : { status: 'checking' }
  return { state, said: parseReceipt(receipt.text) }
}
