'use client'
import { transferAccount } from '@latchkey/core'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'

/** Moves an account of somebody else's to the person, where linking it was refused with an `AccountTransferRequiredError`. */
export function useTransferAccount() {
  const transfer = useBound(transferAccount)
  return useMemo(() => ({ transferAccount: transfer }), [transfer])
}
