'use client'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { takeKey } from './walletActions.ts'

/** Takes a key that was made elsewhere into the person's vault. */
export function useImportWallet() {
  const take = useBound(takeKey)
  return useMemo(() => ({ importWallet: take }), [take])
}
