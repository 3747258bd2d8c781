import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const imported = /(?:from |import\(|import )'([^']+)'/g

/** What a source file names with `from`, `import` and `import()`, types included. */
export const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(imported)].map(([, name]) => name!)

/** The files of its own package that a file names. */
export const neighboursOf = (file: string): string[] =>
  importsOf(file).flatMap((name) => (name.startsWith('.') ? join(dirname(file), name) : []))

/** A file, and all of its package that it leads to. */
export function collectSources(entry: string, found = new Set<string>()): Set<string> {
  if (found.has(entry)) return found
  if (!existsSync(entry)) throw new Error(`${entry} is imported and does not exist.`)
  found.add(entry)
  for (const file of neighboursOf(entry)) collectSources(file, found)
  return found
}
