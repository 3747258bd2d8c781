import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What stands above a verb in the source, and what it is called there. */
export interface Docblock {
  name: string
  text: string
}

const documented = /\/\*\*((?:(?!\*\/)[^])*)\*\/\s*export const (\w+)(?: = page\(\s*'(\w+)',\s*'([^']+)')?/g

/** The docblock of each endpoint (by its name) and of each page (by its method and path). */
export function docblocks(root: string): Map<string, Docblock> {
  const found = new Map<string, Docblock>()
  // The contract's words come last and win.
  for (const folder of ['packages/server/src/routes', 'packages/core/src/wire']) {
    for (const file of readdirSync(join(root, folder)).filter((each) => /(?<!\.test)\.ts$/.test(each))) {
      const source = readFileSync(join(root, folder, file), 'utf8')
      for (const [, block, name, method, path] of source.matchAll(documented))
        found.set(path ? `${method} ${path}` : name!, { name: name!, text: plainText(block!) })
    }
  }
  return found
}

/** The words of a docblock, without its stars. */
const plainText = (block: string) =>
  block
    .replace(/^\s*\* ?/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim()
