import type { Machine } from './machine.ts'

/** One thing that was measured. */
export interface Figure {
  what: string
  /** `kB`, `ms`, `×` …; empty for what is counted. */
  unit: string
  value: number
  /** What others took in the same run. */
  beside?: { who: string; value: number }[]
  budget?: Budget
}

/** What a figure may be at the most, or has to be at the least. */
export type Budget = { atMost: number } | { atLeast: number }

/** How a cost grows with the size of something. */
export interface Curve {
  what: string
  /** What is counted along the way: accounts, wallets, people. */
  by: string
  unit: string
  points: Point[]
}

export type Point = readonly [size: number, cost: number]

/** All that one bench measured, in one run. */
export interface Results {
  bench: string
  machine: Machine
  figures: Figure[]
  curves: Curve[]
}

/** Whether a figure keeps to its budget; undefined for what has none. */
export function isWithin({ value, budget }: Figure): boolean | undefined {
  if (!budget) return undefined
  return 'atMost' in budget ? value <= budget.atMost : value >= budget.atLeast
}
