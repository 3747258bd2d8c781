// Why: a fault without a test is a promise that nobody looks after.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { namedTests } from './faults/namedTests.ts'
import { faultsPage } from './faults/page.ts'
import { rows } from './faults/rows.ts'

const named = new Set(namedTests().flatMap(({ faults }) => faults))

test.each(Object.entries(rows))('%s has a test that names it: $fault', (row) => {
  expect([...named]).toContain(Number(row))
})

test('no test names a fault that is not on the list', () => {
  expect([...named].filter((row) => !rows[row])).toEqual([])
})

test('the page says what the tests say: else run `pnpm faults`', async () => {
  expect(readFileSync('docs/faults.md', 'utf8')).toBe(await faultsPage())
})
