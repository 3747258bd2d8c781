import { mkdir, open, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { LatchkeyError } from '@latchkey/core'
import { canonicalJson } from '../../bytes.ts'
import { lockFile } from '../../store/sql/lockFile.ts'
import { follows, nextLine, startOf, type End, type KeptLine } from '../chain.ts'
import { createKnown } from '../known.ts'
import { logMissing } from '../logMissing.ts'
import type { Tombstone } from '../Tombstone.ts'
import type { TombstoneLog } from '../TombstoneLog.ts'

export interface FileTombstonesOptions {
  /** On a disk that is not restored along with the database. Servers on one machine may share it. */
  path: string
  /** Milliseconds since 1970. */
  now?: () => number
}

interface Seen {
  id: string
  start: string
  end: End
  /** Bytes of the file that were read. */
  size: number
}

/** A log in a file: one line of JSON each, on disk before `append` resolves. */
export function fileTombstones({ path, now = Date.now }: FileTombstonesOptions): TombstoneLog {
  let known = createKnown()
  let seen: Seen | undefined
  let turn: Promise<unknown> = Promise.resolve()
  const waiting = new Set<readonly Tombstone[]>()

  /** Alone with the file: in this process by turns, among processes by a lock. */
  function alone<result>(work: (file: FileHandle) => Promise<result>): Promise<result> {
    const mine = turn.then(async () => {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const release = await lock(path)
      try {
        const file = await open(path, 'a+', 0o600)
        return await closing(file, work)
      } finally {
        release()
      }
    })
    turn = mine.catch(() => {})
    return mine
  }

  /** Reads what was added since, by whomever, and mends a line that was cut short: it was never acknowledged. */
  async function catchUp(file: FileHandle): Promise<{ seen: Seen; lines: KeptLine[] }> {
    const { size } = await file.stat()
    const from = seen?.size ?? 0
    if (size < from) throw logMissing('is shorter than it was')
    const bytes = Buffer.alloc(size - from)
    for (let read = 0; read < bytes.length;)
      read += (await file.read(bytes, read, bytes.length - read, from + read)).bytesRead
    const whole = bytes.lastIndexOf('\n') + 1
    if (whole < bytes.length) {
      await file.truncate(from + whole)
      await file.sync()
    }
    const texts = bytes.subarray(0, whole).toString().split('\n').slice(0, -1)
    let { id, start, end } = seen ?? readHeader(texts.shift() ?? (await writeHeader(file)))
    const lines = texts.map((text) => {
      const line = readLine(text)
      if (!line || !follows(end, line)) throw logMissing(`was changed or damaged after line ${end.seq}`)
      end = { seq: line.seq, hash: line.hash }
      return line
    })
    for (const line of lines) known.add(line)
    seen = { id, start, end, size: (await file.stat()).size }
    return { seen, lines }
  }

  function forget() {
    known = createKnown()
    seen = undefined
  }

  async function write(file: FileHandle, tombstones: Tombstone[]): Promise<void> {
    const { seen: before } = await catchUp(file)
    let { end } = before
    let text = ''
    for (const tombstone of tombstones) {
      const lacking = known.lacks(tombstone)
      if (!lacking) continue
      const line = nextLine(end, lacking, now())
      known.add(lacking)
      end = { seq: line.seq, hash: line.hash }
      text += `${canonicalJson(line)}\n`
    }
    if (text === '') return
    await file.writeFile(text)
    await file.datasync()
    seen = { ...before, end, size: before.size + Buffer.byteLength(text) }
  }

  async function writeHeader(file: FileHandle): Promise<string> {
    const head = { v: 1, type: 'tombstones', log: crypto.randomUUID(), ts: now() }
    const text = canonicalJson(head)
    await file.writeFile(`${text}\n`)
    await file.sync()
    const folder = await open(dirname(path))
    await closing(folder, (opened) => opened.sync())
    return text
  }

  return {
    read: () =>
      alone(async (file) => {
        forget()
        const { seen: found, lines } = await catchUp(file)
        return { id: found.id, start: found.start, lines }
      }),

    async append(tombstones) {
      waiting.add(tombstones)
      try {
        await alone(async (file) => {
          // Whoever waits for a turn shares the one write to the disk of who is first.
          if (!waiting.has(tombstones)) return
          const taken = [...waiting]
          await write(file, taken.flat())
          for (const each of taken) waiting.delete(each)
        })
      } catch (error) {
        waiting.delete(tombstones)
        // What the disk holds by now is read anew. A log that was cut off stays refused.
        if (!(error instanceof LatchkeyError)) forget()
        throw error
      }
    },

    close: async () => void (await turn),
  }
}

/** Works with a file that is closed afterwards, whatever happens. */
async function closing<result>(file: FileHandle, work: (file: FileHandle) => Promise<result>): Promise<result> {
  try {
    return await work(file)
  } finally {
    await file.close()
  }
}

function readHeader(text: string): Pick<Seen, 'id' | 'start' | 'end'> {
  const { type, log, ts } = (parse(text) ?? {}) as { type?: unknown; log?: unknown; ts?: unknown }
  if (type !== 'tombstones' || typeof log !== 'string' || typeof ts !== 'number')
    throw logMissing('does not begin as one of ours')
  const start = startOf(log, ts)
  return { id: log, start, end: { seq: 0, hash: start } }
}

function readLine(text: string): KeptLine | null {
  const line = parse(text) as Partial<KeptLine> | null
  return line && typeof line.userId === 'string' && Array.isArray(line.delegations) ? (line as KeptLine) : null
}

function parse(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}

/** Another process has the file for a moment at a time. */
async function lock(path: string): Promise<() => void> {
  for (let attempt = 1; ; attempt++)
    try {
      return lockFile(`${path}.lock`, path)
    } catch (error) {
      if (attempt === 200 || !(error instanceof LatchkeyError)) throw error
      await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 20))
    }
}
