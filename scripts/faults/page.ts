import { format } from 'prettier'
import { namedTests, type NamedTest } from './namedTests.ts'
import { rows } from './rows.ts'

const sections: [title: string, from: number, to: number][] = [
  ['In the page', 1, 20],
  ['Tokens', 21, 34],
  ['Server and stores', 35, 52],
  ['Passkeys', 53, 60],
  ['What comes in, what goes out, and running it', 61, 68],
]

/** The page on faults, made of the titles of the tests. */
export function faultsPage(): Promise<string> {
  const tests = namedTests()
  const named = Object.keys(rows).filter((row) => testsOf(tests, Number(row)).length > 0).length
  const page = [
    '# Faults',
    `What can go wrong, what holds all the same, and the tests that say so: ${named} of ${Object.keys(rows).length} faults have tests. The page is made from the titles of the tests (\`pnpm faults\`); a test fails when a fault loses its last one. All of them run with \`npm test\`; the long forms of some are in [CONTRIBUTING.md](../CONTRIBUTING.md).`,
    ...sections.flatMap(([title, from, to]) => [`## ${title}`, ...numbers(from, to).map((row) => rowText(tests, row))]),
  ]
  return format(page.join('\n\n'), { parser: 'markdown', printWidth: 120 })
}

function rowText(tests: NamedTest[], row: number): string {
  const { fault, invariant } = rows[row]!
  const lines = testsOf(tests, row).map(({ file, title, means }) => {
    return `- [${nameOf(file)}](../${file}): ${escaped(title)} (${means.join(', ') || 'example'})`
  })
  return [`### ${row}. ${fault}`, invariant, lines.join('\n') || 'No test names it yet.'].join('\n\n')
}

const testsOf = (tests: NamedTest[], row: number) => tests.filter(({ faults }) => faults.includes(row))
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)
const nameOf = (file: string) => file.slice(file.lastIndexOf('/') + 1)
/** Titles are plain text. */
const escaped = (title: string) => title.replace(/[\\*_[\]<>`$]/g, '\\$&')
