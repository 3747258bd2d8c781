import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockFile } from './lockFile.ts'

let file: string
let other: ChildProcess | undefined

beforeEach(() => (file = join(mkdtempSync(join(tmpdir(), 'latchkey-')), 'data.lock')))
afterEach(async () => {
  await end(other)
  other = undefined
  rmSync(dirname(file), { recursive: true })
})

/** Another process, alive until it is ended. */
function start() {
  other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  return other
}

async function end(child: ChildProcess | undefined) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

const held = (holder: object) => writeFileSync(file, JSON.stringify(holder))

test('holds until it is let go, and leaves nothing behind', () => {
  const release = lockFile(file, 'data')
  expect(() => lockFile(file, 'data')).toThrow(`in use by process ${process.pid}`)
  release()
  expect(readdirSync(dirname(file))).toEqual([])
  lockFile(file, 'data')()
})

test('refuses, and names the process, while another lives (fault 47)', () => {
  const { pid } = start()
  held({ pid, start: null })
  expect(() => lockFile(file, 'the data')).toThrowError(
    expect.objectContaining({
      code: 'store_unavailable',
      retryable: true,
      message: expect.stringMatching(`^The folder the data is in use by process ${pid}`),
    }),
  )
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ pid, start: null })
})

test('takes over what a dead process left (fault 47)', async () => {
  const child = start()
  held({ pid: child.pid, start: null })
  await end(child)
  const release = lockFile(file, 'data')
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid })
  release()
  expect(readdirSync(dirname(file))).toEqual([])
})

test.runIf(existsSync('/proc/self/stat'))('takes over where a later process was given the number (fault 47)', () => {
  held({ pid: process.pid, start: 'an earlier boot/1' })
  lockFile(file, 'data')()
  expect(existsSync(file)).toBe(false)
})

test('refuses where it cannot read who holds it', () => {
  writeFileSync(file, '')
  expect(() => lockFile(file, 'data')).toThrow('in use by another process')
})

test('lets go of its own file only', () => {
  const release = lockFile(file, 'data')
  held({ pid: 1, start: null })
  release()
  expect(existsSync(file)).toBe(true)
})
