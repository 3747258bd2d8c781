import { readdirSync, readFileSync } from 'node:fs'

/** Seconds of CPU that a process and its children have used, ended ones included; undefined where the system does not tell (it is read from /proc). */
export function cpuSeconds(pid: number): number | undefined {
  try {
    const fields = (id: number) =>
      readFileSync(`/proc/${id}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
    const ticks = (id: number) =>
      fields(id)
        .slice(11, 15)
        .reduce((sum, each) => sum + Number(each), 0)
    const children = readdirSync('/proc').filter((id) => /^\d+$/.test(id) && parentOf(id, fields) === pid)
    return [pid, ...children.map(Number)].reduce((sum, id) => sum + ticks(id), 0) / ticksPerSecond
  } catch {
    return undefined
  }
}

/** Of every Linux that Node runs on. */
const ticksPerSecond = 100

function parentOf(id: string, fields: (id: number) => string[]): number | undefined {
  try {
    return Number(fields(Number(id))[1])
  } catch {
    return undefined // it has ended meanwhile
  }
}
