import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { LatchkeyError } from '@latchkey/core'

/** Makes a file that says that this process has `what`; gives back how to let go. A file that a dead process left is taken over. */
export function lockFile(file: string, what: string): () => void {
  const mine = JSON.stringify({ pid: process.pid, start: startOf(process.pid) })
  if (!claim(file, mine)) {
    removeStale(file, what)
    if (!claim(file, mine)) throw inUse(file, what, read(file))
  }
  return () => {
    if (read(file) === mine) rmSync(file, { force: true })
  }
}

/** Makes the file where there is none. */
function claim(file: string, mine: string): boolean {
  try {
    writeFileSync(file, mine, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Removes the file of a process that is dead, and refuses where it may be alive. */
function removeStale(file: string, what: string) {
  const found = read(file)
  if (!isDead(found)) throw inUse(file, what, found)
  // Moved before it is removed: if somebody was faster, it is their file that moved, and it goes back.
  const moved = `${file}.${process.pid}`
  renameSync(file, moved)
  const same = read(moved) === found
  if (!same) claim(file, read(moved))
  rmSync(moved)
  if (!same) throw inUse(file, what, read(file))
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

interface Holder {
  pid: number
  start: string | null
}

function holderOf(text: string): Holder | null {
  try {
    const { pid, start } = JSON.parse(text) as Partial<Holder>
    return typeof pid === 'number' ? { pid, start: start ?? null } : null
  } catch {
    return null
  }
}

function isDead(text: string): boolean {
  const holder = holderOf(text)
  if (!holder) return false
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    // EPERM is a process of somebody else's: alive.
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
  // The number is in use: by the same process, or by a later one that was given it (a container's first process is always 1).
  const start = startOf(holder.pid)
  return start !== null && holder.start !== null && start !== holder.start
}

/** What tells a process from others that had or will have its number: this boot, and the tick it began at. Null where Linux is not. */
function startOf(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold anything; the start is the 20th field after it (proc(5), field 22).
    return `${boot}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`
  } catch {
    return null
  }
}

function inUse(file: string, what: string, text: string) {
  const holder = holderOf(text)
  return new LatchkeyError(
    'store_unavailable',
    `The folder ${what} is in use by ${holder ? `process ${holder.pid}` : 'another process'}, and two at once would damage it. ` +
      `Stop that process first. If you are sure that there is none, delete ${file}`,
    { retryable: true },
  )
}
