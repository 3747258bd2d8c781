'use client'
import { getGrants } from '@latchkey/core'
import { usePersonKey, usePersonList } from './usePersonList.ts'

/** Where the person's grants are kept among the queries. */
export const useGrantsKey = (): readonly unknown[] => usePersonKey('grants')

/** Server access, on and ended, newest first. Read again whenever the person changes. */
export const useGrants = () => usePersonList('grants', getGrants)
