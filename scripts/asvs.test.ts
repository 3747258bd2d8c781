// Why: a requirement is met as long as the test is there that shows it.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const page = readFileSync('docs/asvs.md', 'utf8')
const rows = page.split('\n').filter((line) => /^\| \d/.test(line))
const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()))

/** How many requirements each section of the two chapters has in version 5.0.0. */
const sections = { '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 3, '7.6': 2, '9.1': 3, '9.2': 4 }

test('every requirement of both chapters has its row', () => {
  const wanted = Object.entries(sections).flatMap(([section, count]) =>
    Array.from({ length: count }, (_, index) => `${section}.${index + 1}`),
  )
  expect(cells.map(([, number]) => number)).toEqual(wanted)
})

test.each(cells)('%s%s, level %s, asks that %s: %s', (_empty, _number, _level, _asks, answer, reason = '') => {
  expect(['Yes', 'Partly', 'Yours']).toContain(answer)
  const tests = [...reason.matchAll(/\[([^\]]+)\]\(\.\.\/([^)]+\.ts)\)/g)]
  for (const [, title, file] of tests) expect(readFileSync(file!, 'utf8'), file).toContain(`('${title}`)
  if (answer === 'Yes' && tests.length === 0) expect(reason).toMatch(/^(above|the same)/)
})
