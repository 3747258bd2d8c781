import { readdirSync, readFileSync } from 'node:fs'

/** Seconds of CPU that a process and its children have used, ended ones included; undefined where /proc does not tell. */
export function cpuSeconds(pid: number): number | undefined {
  try {
    const children = readdirSync('/proc')
      .map(Number)
      .filter((id) => id && parentOf(id) === pid)
    return [pid, ...children].reduce((sum, id) => sum + ticksOf(id), 0) / ticksPerSecond
  } catch {
    return undefined
  }
}

/** The process that started another one. */
export function parentOf(pid: number): number | undefined {
  try {
    return Number(statOf(pid)[1])
  } catch {
    return undefined // it has ended meanwhile, or there is no /proc
  }
}

/** Of every Linux that Node runs on. */
const ticksPerSecond = 100

/** Own and ended children's time, in user and system mode. */
const ticksOf = (pid: number) =>
  statOf(pid)
    .slice(11, 15)
    .reduce((sum, each) => sum + Number(each), 0)

/** The fields behind the name, which may hold anything. */
const statOf = (pid: number) =>
  readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
