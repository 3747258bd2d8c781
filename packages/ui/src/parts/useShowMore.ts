'use client'
import { useState } from 'react'

const page = 50

/** The first fifty of a list, and how to see more: ten thousand rows at once help nobody. */
export function useShowMore<item>(items: readonly item[]) {
  const [shown, setShown] = useState(page)
  return {
    shown: items.slice(0, shown),
    next: Math.min(items.length - shown, page),
    showMore: () => setShown((count) => count + page),
  }
}
