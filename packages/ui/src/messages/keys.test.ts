import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { en } from './en.ts'

const root = new URL('..', import.meta.url)
const code = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/[mM]essages\.ts|^messages\/(..|pseudo)[./]|\.test\.|stories/.test(path))
  .map((path) => readFileSync(new URL(path, root), 'utf8'))
  .join('\n')

/** Keys as they stand in the code, and as the code puts them together. */
const literals = new Set([...code.matchAll(/'([\w.-]+)'/g)].map(([, key]) => key))
const patterns = [...code.matchAll(/`([a-z]\w+\.[^`\n]*\$\{[^`\n]*)`/gi)].map(
  ([, text]) => new RegExp(`^${text!.replaceAll('.', String.raw`\.`).replace(/\$\{[^}]*\}/g, '.+')}$`),
)

test('no sentence is left that nothing says', () => {
  const unsaid = Object.keys(en).filter((key) => !literals.has(key) && !patterns.some((pattern) => pattern.test(key)))
  expect(unsaid).toEqual([])
})
