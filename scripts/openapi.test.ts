// Why: a document that says something else than the server does is worse than none.
import { Validator } from '@seriousme/openapi-schema-validator'
import { readFileSync } from 'node:fs'
import { expect, expectTypeOf, test } from 'vitest'
import * as check from '../packages/core/src/wire/check.ts'
import * as codec from '../packages/core/src/wire/codec.ts'
import { endpoints, routesOf, wellKnown } from '../packages/server/src/routes.ts'
import * as describingCheck from './openapi/check.ts'
import * as describingCodec from './openapi/codec.ts'
import { extras } from './openapi/pages.ts'
import { openapiText } from './openapi/text.ts'

const text = readFileSync('packages/server/src/openapi.json', 'utf8')
const document = JSON.parse(text) as { paths: Record<string, Record<string, { operationId?: string }>> }
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.keys(methods)
    .filter((key) => key !== 'servers')
    .map((method) => `${method.toUpperCase()} ${path}`),
)

test('the document is what the endpoints say: else run `pnpm openapi`', async () => {
  expect(JSON.parse(text)).toEqual(JSON.parse(await openapiText()))
})

test('it is valid OpenAPI 3.1, and every reference in it leads somewhere', async () => {
  const validator = new Validator()
  const { valid, errors } = await validator.validate(text)
  expect(errors).toBeUndefined()
  expect(valid).toBe(true)
  expect(validator.version).toBe('3.1')
  const names = [...text.matchAll(/"\$ref": "#\/components\/(\w+)\/(\w+)"/g)]
  const { components } = JSON.parse(text) as { components: Record<string, Record<string, unknown>> }
  expect(names.filter(([, kind, name]) => !components[kind!]![name!]).map(([reference]) => reference)).toEqual([])
})

test('every address that the server answers is in it, and no other', () => {
  const answered = [...routesOf(endpoints), ...wellKnown]
    .filter(({ method, path }) => !extras[`${method} ${path}`]?.forBrowsers)
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
  expect(operations.toSorted()).toEqual([...new Set(answered)].toSorted())
})

test('no two operations bear one name', () => {
  const names = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).map((each) => each.operationId),
  )
  const given = names.filter((name) => name !== undefined)
  expect(given.length).toBe(new Set(given).size)
})

test('patterns are read alike everywhere: as JavaScript with the u flag', () => {
  const patterns = [...text.matchAll(/"pattern": ("(?:[^"\\]|\\.)*")/g)].map(([, each]) => JSON.parse(each!) as string)
  expect(patterns.length).toBeGreaterThan(0)
  for (const pattern of patterns) expect(() => new RegExp(pattern, 'u')).not.toThrow()
})

test('the describing twins have every rule that the wire has', () => {
  expect(Object.keys(describingCheck)).toEqual(expect.arrayContaining(Object.keys(check)))
  expect(Object.keys(describingCodec)).toEqual(expect.arrayContaining(Object.keys(codec)))
  expectTypeOf(describingCheck).toExtend<typeof check>()
  expectTypeOf(describingCodec).toExtend<typeof codec>()
})
