import { readFileSync } from 'node:fs'

/** The app that the README shows, word for word. */
export function readmeApp(): string {
  const [, code] = /```tsx\n([^]+?)```/.exec(readFileSync('README.md', 'utf8')) ?? []
  if (code === undefined) throw new Error('README.md shows no app')
  return code
}

/** The packages that a text says to add. */
export function addsOf(text: string): string[] {
  const [, names] = /^npm add (.+)$/m.exec(text) ?? []
  if (names === undefined) throw new Error('nothing is added there')
  return names.split(' ')
}
