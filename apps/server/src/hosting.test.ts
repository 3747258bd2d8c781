import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readEnv, variableNames } from './readEnv.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const page = read('../../../docs/hosting.md')
const [, block = ''] = /```sh\n([^`]+)```/.exec(page) ?? []
const env = Object.fromEntries(
  block
    .split('\n')
    .flatMap((line) => (/^[A-Z_]+=/.test(line) ? [[line.split('=', 1)[0]!, line.replace(/^[^=]+=/, '')]] : [])),
)
const named = (text: string) => new Set(text.match(/\b(?:LATCHKEY_[A-Z_]+|[A-Z]+_[A-Z_]+|HOST|PORT)\b/g))

test('the page for hosts names every variable, and an environment like its own starts', () => {
  expect(variableNames().filter((name) => !named(page).has(name))).toEqual([])
  expect(Object.keys(env).filter((name) => name !== 'NODE_ENV' && !variableNames().includes(name))).toEqual([])
  expect(readEnv(env)).toMatchObject({
    production: true,
    LATCHKEY_ORIGINS: ['https://app.example', 'https://admin.app.example'],
  })
})

test('the server’s own page names every variable', () => {
  expect(variableNames().filter((name) => !named(read('../README.md')).has(name))).toEqual([])
})
