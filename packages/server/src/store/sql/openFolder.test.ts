import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openFolder } from './openFolder.ts'

let room: string
beforeEach(() => (room = mkdtempSync(join(tmpdir(), 'latchkey-'))))
afterEach(() => rmSync(room, { recursive: true }))

test('makes the folder, and is one for all spellings of it (fault 47)', () => {
  const folder = openFolder(join(room, 'a', 'data'))
  symlinkSync(folder.path, join(room, 'alias'))
  expect(existsSync(folder.path)).toBe(true)
  expect(() => openFolder(join(room, 'a', '..', 'a', 'data'))).toThrow('in use')
  expect(() => openFolder(join(room, 'alias'))).toThrow('in use')
  folder.release()
})

test('moves a first start that was cut short aside, and deletes nothing (fault 48)', () => {
  const path = join(room, 'data')
  const cut = openFolder(path)
  writeFileSync(join(path, 'PG_VERSION'), 'half')
  cut.release()

  const next = openFolder(path)
  expect(readdirSync(path)).toEqual([])
  const [aside] = readdirSync(room).filter((name) => name.startsWith('data.unfinished-'))
  expect(readFileSync(join(room, aside!, 'PG_VERSION'), 'utf8')).toBe('half')
  next.release()
})

test('leaves a database alone whose first start was complete (fault 48)', () => {
  const path = join(room, 'data')
  const first = openFolder(path)
  writeFileSync(join(path, 'PG_VERSION'), 'whole')
  first.started()
  first.release()

  openFolder(path).release()
  expect(readFileSync(join(path, 'PG_VERSION'), 'utf8')).toBe('whole')
  expect(readdirSync(room)).toEqual(['data'])
})

test('takes a folder that somebody made before', () => {
  mkdirSync(join(room, 'data'))
  const folder = openFolder(join(room, 'data'))
  folder.started()
  folder.release()
  expect(readdirSync(room)).toEqual(['data'])
})
