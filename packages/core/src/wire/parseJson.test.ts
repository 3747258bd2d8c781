import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../../tests/setup/runs.ts'
import { WireInvalidError, WireTooLargeError } from '../errors/wire.ts'
import { limits, parseJson } from './parseJson.ts'

test('gives what JSON.parse gives', () => {
  fc.assert(
    fc.property(
      fc.object({ values: [fc.string(), fc.boolean(), fc.integer(), fc.float({ min: 0, max: 1 })] }),
      (value) => {
        fc.pre(!/"(__proto__|constructor|prototype)":/.test(JSON.stringify(value)))
        const text = JSON.stringify(value)
        expect(parseJson(text)).toEqual(JSON.parse(text))
      },
    ),
  )
  expect(parseJson(' {"a:b": ["\\":", 1.5, -7, 1e3, null, {"c": "\\ud83d\\ude00"}]} ')).toEqual({
    'a:b': ['":', 1.5, -7, 1000, null, { c: '😀' }],
  })
})

test.each([
  ['{"a":{"__proto__":{"isAdmin":true}}}', 'a.__proto__', 'is a name we refuse'],
  ['{"constructor":{"prototype":{}}}', 'constructor', 'is a name we refuse'],
  ['[{"prototype":1}]', '0.prototype', 'is a name we refuse'],
  ['{"a":1,"b":[{"c":1,"c":2}]}', '', 'gives a member of the same name twice'],
  ['{"a" :1,"a":2,"b":":"}', '', 'gives a member of the same name twice'],
  ['{"a":1,"\\u0061":2}', '', 'gives a member of the same name twice'],
  ['{"linked_accounts":[{"name":"a\\u0000b"}]}', 'linked_accounts.0.name', 'holds a NUL character'],
  ['{"a\\u0000":1}', 'a\0', 'holds a NUL character'],
  ['{"bio":"\\ud800"}', 'bio', 'holds half a character'],
  ['{"bio":"\\udc00x"}', 'bio', 'holds half a character'],
  ['{"n":9007199254740993}', 'n', 'is a number that cannot be held exactly'],
  ['{"n":-9007199254740993}', 'n', 'is a number that cannot be held exactly'],
  ['[0,-0]', '1', 'is a number that cannot be held exactly'],
  ['{"n":1e999}', 'n', 'is a number that cannot be held exactly'],
  ['{"n":1e21}', 'n', 'is a number that cannot be held exactly'],
  ['', '', 'is not JSON'],
  ['<!doctype html>', '', 'is not JSON'],
  ['{"a":1,}', '', 'is not JSON'],
  ['NaN', '', 'is not JSON'],
  ['{"half":', '', 'is not JSON'],
])('refuses %s with the path (fault 61)', (text, path, rule) => {
  const error = refusal(text)
  expect(error).toBeInstanceOf(WireInvalidError)
  expect(error.path).toBe(path)
  expect(error.message).toContain(rule)
})

test('a name given twice is told from colons and quotes inside texts', () => {
  const text = fc.string({ unit: fc.constantFrom(':', '"', '\\', ',', '[', ' ', 'a') })
  const value = fc.oneof(text, fc.dictionary(text, fc.oneof(text, fc.array(text))))
  fc.assert(
    fc.property(value, fc.constantFrom(0, 1), (given, indent) => {
      const json = JSON.stringify(given, null, indent)
      expect(parseJson(json)).toEqual(JSON.parse(json))
      const twice = json.replace(/^\{/, '{"a":0,"a":0,')
      if (twice !== json && json.length > 2) expect(() => parseJson(twice)).toThrow(/twice/)
    }),
    { numRuns: 2_000 },
  )
})

test('holds what a double holds, to the last integer', () => {
  expect(parseJson('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER)
  expect(parseJson('-9007199254740991')).toBe(Number.MIN_SAFE_INTEGER)
})

test.each([
  ['the text', () => `"${'x'.repeat(limits.text)}"`, '', 'characters'],
  ['a string', () => `{"a":"${'x'.repeat(limits.string + 1)}"}`, 'a', 'characters'],
  ['a name', () => `{"${'x'.repeat(limits.string + 1)}":1}`, 'x'.repeat(200), 'characters'],
  ['depth', () => '['.repeat(limits.depth + 1) + ']'.repeat(limits.depth + 1), zeros(limits.depth), 'nested deeper'],
  ['200,000 levels', () => '['.repeat(200_000) + ']'.repeat(200_000), zeros(limits.depth), 'nested deeper'],
  ['a list', () => `[${'0,'.repeat(limits.members)}0]`, '', 'members'],
  [
    'an object',
    () => JSON.stringify(Object.fromEntries(Array.from({ length: limits.members + 1 }, (_, n) => [`k${n}`, 0]))),
    '',
    'members',
  ],
])('refuses what is too large: %s (fault 61)', (_, text, path, rule) => {
  const error = refusal(text())
  expect(error).toBeInstanceOf(WireTooLargeError)
  expect(error.path).toBe(path)
  expect(error.message).toContain(rule)
})

test('takes what is just within the limits', () => {
  expect(parseJson(`"${'x'.repeat(limits.string)}"`)).toHaveLength(limits.string)
  expect(parseJson(`[${'0,'.repeat(limits.members - 1)}0]`)).toHaveLength(limits.members)
  expect(parseJson('['.repeat(limits.depth) + ']'.repeat(limits.depth))).toBeInstanceOf(Array)
  expect(() => parseJson('[1,2,3]', { maxText: 6 })).toThrow('has more than 6 characters')
})

test('the message names no value', () => {
  for (const text of [
    '{"pin":"canary\\u0000"}',
    '{"pin":"canary\\ud800"}',
    'canary',
    `{"a":"${'canary'.repeat(20_000)}"}`,
  ])
    expect(refusal(text).message).not.toContain('canary')
})

test('whatever text comes, it is a value or a typed error, and no object is polluted (fault 61)', () => {
  const plain = ['{', '}', '[', ']', ',', ':', '"', '\\', 'null', 'true', '"a":', '"a"', '0', ' ', '\n', '😀']
  const traps = ['\\u0000', '\\ud800', '\0', '\ud800', '-0', '1e999', '9007199254740993', '"__proto__":', '\u2028']
  const token = fc.constantFrom(...plain, ...traps)
  const broken = fc
    .tuple(fc.json(), fc.nat(), token)
    .map(([text, at, piece]) => text.slice(0, at % (text.length + 1)) + piece + text.slice(at % (text.length + 1)))
  const texts = fc.oneof(
    broken,
    fc.array(token, { maxLength: 12 }).map((pieces) => pieces.join('')),
    fc.string(),
    fc.json(),
  )
  fc.assert(
    fc.property(texts, (text) => {
      try {
        const value = parseJson(text)
        if (JSON.stringify(JSON.parse(text)) !== JSON.stringify(value)) throw new Error('another value')
      } catch (error) {
        if (!(error instanceof WireInvalidError || error instanceof WireTooLargeError)) throw error
      }
      return Object.keys(Object.prototype).length === 0
    }),
    { numRuns: runs(20_000) },
  )
})

function zeros(count: number): string {
  return Array.from({ length: count }, () => 0).join('.')
}

function refusal(text: string): WireInvalidError | WireTooLargeError {
  try {
    parseJson(text)
  } catch (error) {
    return error as WireInvalidError
  }
  throw new Error('was not refused')
}
