import { readFileSync, readdirSync } from 'node:fs'

/** What a process holds at a moment. */
export interface Holding {
  /** Milliseconds since 1970. */
  at: number
  /** MiB of memory that is its own, in use. */
  memory: number
  /** Open files and connections. */
  files: number
}

/** Read from Linux' /proc. */
export function holdingOf(pid: number): Holding {
  const [, kib = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return { at: Date.now(), memory: Number(kib) / 1_024, files: readdirSync(`/proc/${pid}/fd`).length }
}

/** How what is held grows: the line through its second half, by least squares, in MiB and files per minute. */
export function growth(held: readonly Holding[]): { memory: number; files: number; most: number } {
  const late = held.slice(held.length >> 1)
  return {
    memory: slope(late.map(({ at, memory }) => [at / 60_000, memory])),
    files: slope(late.map(({ at, files }) => [at / 60_000, files])),
    most: Math.max(...held.map(({ memory }) => memory)),
  }
}

function slope(points: [x: number, y: number][]): number {
  const mean = (values: number[]) => values.reduce((sum, each) => sum + each, 0) / values.length
  const [x, y] = [mean(points.map(([each]) => each)), mean(points.map(([, each]) => each))]
  const over = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0)
  const under = points.reduce((sum, [a]) => sum + (a - x) ** 2, 0)
  return under === 0 ? 0 : over / under
}
