'use client'
import { getRecoveryMethods } from '@latchkey/core'
import { useBound } from '../provider/useBound.ts'

/** A function that asks once how the person's wallets open, for whoever keeps no list of it. `useRecovery` keeps one. */
export const useGetRecoveryMethods = () => useBound(getRecoveryMethods)
