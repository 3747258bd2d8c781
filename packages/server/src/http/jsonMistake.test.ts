import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../../tests/setup/runs.ts'
import { jsonMistake } from './jsonMistake.ts'

test.each([
  ['', 'line 1, column 1 should be a value'],
  ['{"a":1,}', 'line 1, column 8 should be a name in double quotes'],
  ['{\n  "type": "wallet", # a comment\n}', 'line 2, column 21 should be a name in double quotes'],
  ['{\n  "type": "wallet" # a comment\n}', 'line 2, column 20 should be a comma or }'],
  ["{'a':1}", 'line 1, column 2 should be a name in double quotes or }'],
  ['{a:1}', 'line 1, column 2 should be a name in double quotes or }'],
  ['[1 2]', 'line 1, column 4 should be a comma or ]'],
  ['[1,]', 'line 1, column 4 should be a value'],
  ['{"a" 1}', 'line 1, column 6 should be a colon'],
  ['{"a":', 'line 1, column 6 should be a value'],
  ['{} {}', 'line 1, column 4 should be nothing more'],
  ['{}\u00a0', 'line 1, column 3 should be nothing more'],
  ['[01]', 'line 1, column 3 should be a comma or ]'],
  ['["\n"]', 'line 1, column 2 should be a value or ]'],
])('%j: %s', (text, place) => {
  expect(jsonMistake(text)).toBe(`is not JSON: ${place}`)
})

test('a text that nobody wrote by hand is not searched', () => {
  expect(jsonMistake('['.repeat(16_385))).toBeUndefined()
})

test('finds a mistake wherever JSON.parse does, and nowhere else (fault 61)', () => {
  const text = fc.json({ maxDepth: 4 })
  const broken = fc
    .tuple(
      text,
      fc.nat(),
      fc.constantFrom('', ',', '"', '}', ']', ':', '0', '.', '\\', 'e', ' ', '\n', 'null', '{', '['),
    )
    .map(([json, at, sign]) => json.slice(0, at % (json.length + 1)) + sign + json.slice((at % (json.length + 1)) + 1))
  fc.assert(
    fc.property(fc.oneof(text, broken), (given) => {
      expect(jsonMistake(given) === undefined).toBe(isJson(given))
    }),
    { numRuns: runs(5_000) },
  )
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
