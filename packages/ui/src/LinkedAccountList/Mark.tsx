'use client'
import type { LinkedAccountType } from '@latchkey/core'
import type { ReactNode } from 'react'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { later } from '../parts/later.ts'
import { Sign } from '../parts/Sign.tsx'
import type { AccountDescription } from './describeAccount.ts'

/** Simple signs of our own. */
const signs: { [mark in AccountDescription['mark']]?: string } = {
  email: 'M2.5 4h11v8h-11zM2.5 4.5L8 8.7l5.5-4.2',
  phone: 'M5 2.5h6v11H5zM7.4 11.6h1.2',
  passkey: 'M7.7 8H14v2.5M11.2 8v1.8M2.3 8a2.7 2.7 0 1 0 5.4 0 2.7 2.7 0 1 0-5.4 0',
  wallet: 'M2.5 5h11v8h-11zM2.5 5l8-2.5V5M10.5 9h3',
  smart_wallet: 'M2.5 5h11v8h-11zM2.5 5l8-2.5V5M6 9.2l1.4 1.4L10 7.8',
  cross_app: 'M2.5 2.5h5v5h-5zM8.5 8.5h5v5h-5zM10 3h3v3M6 13H3v-3',
  custom: 'M8 2.5l5.5 5.5L8 13.5 2.5 8z',
  custom_auth: 'M5.5 6a2.5 2.5 0 1 1 5 0 2.5 2.5 0 0 1-5 0M3 13.5c.6-2.6 2.4-4 5-4s4.4 1.4 5 4',
  unknown: 'M6 6.2a2 2 0 1 1 2.9 1.8c-.6.3-.9.8-.9 1.4M8 11.6v.1M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8z',
}

interface MarkProps {
  /** The account's kind, by which the app may bring a mark of its own. */
  type: string
  mark: AccountDescription['mark']
  brand?: string | undefined
}

/** Brands' marks, which come after the page. */
const useBrandPaths = later(() => import('./brandPaths.ts'))

/** The sign of an account's kind: the app's own, a drawing, a brand's mark, or its first letter where there is none. */
export function Mark({ type, mark, brand }: MarkProps) {
  const { icons } = useUi()
  const own = (icons as Record<string, ReactNode> | undefined)?.[type]
  const sign = signs[mark]
  return (
    <Sign>
      {own ??
        (sign ? (
          <svg viewBox="0 0 16 16">
            <path
              d={sign}
              fill="none"
              stroke="currentColor"
              strokeWidth="1.3"
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          </svg>
        ) : (
          <BrandMark {...{ type, brand }} />
        ))}
    </Sign>
  )
}

/** Its letter stands until the mark comes, and where it does not. */
function BrandMark({ type, brand }: Pick<MarkProps, 'type' | 'brand'>) {
  const { part } = useBrandPaths()
  const path = part?.brandPaths[type as LinkedAccountType]
  if (!path) return brand === 'LinkedIn' ? 'in' : brand?.slice(0, 1)
  return (
    <svg viewBox="0 0 24 24">
      <path d={path} fill="currentColor" />
    </svg>
  )
}
