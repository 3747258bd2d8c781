'use client'
import { later } from '../parts/later.ts'

/** The terms and the answer to them, which come after the button. */
export const useGrantDialog = later(() => import('./GrantDialog.tsx'))
