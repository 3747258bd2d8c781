import { execFileSync } from 'node:child_process'
import { cpus, loadavg, platform, release, totalmem } from 'node:os'

/** What the figures were made on; without it they mean nothing. */
export interface Machine {
  cpu: string
  memory: string
  system: string
  node: string
  /** What else they were made with: `{ postgres: '15.18, fsync on' }`. */
  with: Record<string, string>
  /** What else the machine was doing: runnable processes over the last minute, before the run. */
  load: number
  commit: string
  at: string
}

/** Called before the run, so that the load is that of others. */
export const describeMachine = (others: Record<string, string> = {}): Machine => ({
  cpu: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
  memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
  system: `${platform()} ${release()}`,
  node: process.version,
  with: others,
  load: rounded(loadavg()[0]!),
  commit: execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim(),
  at: new Date().toISOString(),
})

const rounded = (value: number) => Number(value.toFixed(1))
