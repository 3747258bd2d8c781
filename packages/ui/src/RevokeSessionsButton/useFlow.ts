'use client'
import { later } from '../parts/later.ts'

const useLaterFlow = later(() => import('./RevokeFlow.tsx'))

/** What happens after the press; undefined until it is here, null where it could not be fetched. */
export function useFlow() {
  const { part, error } = useLaterFlow()
  return error ? null : part
}
