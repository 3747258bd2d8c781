import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorCodes } from './errorCodes.ts'

/** What a developer reads for each code, as the sources word it; `…` stands for what is known only then. */
export function readMessages(): Map<string, string[]> {
  const known = new Set(errorCodes().map(({ code }) => code))
  const found = new Map<string, Set<string>>()
  for (const file of sources()) {
    const text = readFileSync(file, 'utf8')
    for (const [, code, template, single] of text.matchAll(
      /\(\s*'([a-z_0-9]+)',\s*(?:`((?:[^`\\]|\\.)+)`|'((?:[^'\\]|\\.)+)')/g,
    )) {
      if (!known.has(code!)) continue
      found.set(code!, (found.get(code!) ?? new Set()).add(plain(template ?? single!)))
    }
  }
  return new Map([...found].map(([code, messages]) => [code, [...messages].toSorted()]))
}

const sources = () =>
  ['core', 'vault', 'backends', 'react', 'ui', 'server'].flatMap((name) =>
    readdirSync(join('packages', name, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !/\.(test|stories|browser|bench)\./.test(path))
      .map((path) => join('packages', name, 'src', path))
      .toSorted(),
  )

/** Innermost first, for a template may hold another. */
function plain(text: string): string {
  const filled = text
    .replaceAll(/\$\{[^{}]*\}/g, '…')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\\(.)/g, '$1')
  return filled === text ? text : plain(filled)
}
