// Why: an error that nobody can look up costs an afternoon.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { status } from '../packages/server/src/status.ts'
import { errorCodes } from './errors/errorCodes.ts'
import { errorsPage } from './errors/page.ts'

test('the page on errors says what the sources say: else run `pnpm errors`', async () => {
  expect(readFileSync('docs/errors.md', 'utf8')).toBe(await errorsPage())
})

test('no code is missing from it', () => {
  expect(errorCodes().map(({ code }) => code)).toEqual(Object.keys(status))
})
