import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lockFile } from './lockFile.ts'

/** A data folder that is ours until it is released. */
export interface Folder {
  path: string
  /** Says that its first start is complete. */
  started: () => void
  release: () => void
}

/**
 * Takes a data folder for this process alone; refused with `store_unavailable`, naming the process, while another has it.
 * PGlite itself takes no lock, and two processes in one folder lose data without an error.
 */
export function openFolder(dataDir: string): Folder {
  mkdirSync(dataDir, { recursive: true })
  // One folder, one name: else two spellings of it would be two locks.
  const path = realpathSync(dataDir)
  const release = lockFile(`${path}.lock`, path)
  const starting = `${path}.starting`
  // A first start that was cut short leaves half a database. Nothing in it was ever acknowledged, but it is moved aside, not deleted.
  if (existsSync(starting)) {
    renameSync(path, `${path}.unfinished-${Date.now()}`)
    mkdirSync(path)
  }
  if (!existsSync(join(path, 'PG_VERSION'))) writeFileSync(starting, '')
  return { path, started: () => rmSync(starting, { force: true }), release }
}
