'use client'
import { later } from '../parts/later.ts'

/** What happens after the press, which comes after the button's place. */
export const useFlow = later(() => import('./RevokeFlow.tsx'))
