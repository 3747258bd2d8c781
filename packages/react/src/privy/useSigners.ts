'use client'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { addSigners, removeSigners } from './delegation.tsx'

/** Lets the app's server sign for one wallet, and ends that. */
export function useSigners() {
  const [add, remove] = [useBound(addSigners), useBound(removeSigners)]
  return useMemo(() => ({ addSigners: add, removeSigners: remove }), [add, remove])
}
