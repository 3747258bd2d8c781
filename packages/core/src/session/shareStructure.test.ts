import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ada, adaDelegated } from '../backend/fakePeople.ts'
import { shareStructure } from './shareStructure.ts'

const copy = <value>(value: value) => structuredClone(value)
const json = fc.object({
  withDate: true,
  values: [fc.string(), fc.integer(), fc.constant(null), fc.constant(undefined)],
})

test('an equal whole keeps its reference, Dates included (fault 18)', () => {
  expect(shareStructure(ada, copy(ada))).toBe(ada)
  const invalid = [new Date(NaN)]
  expect(shareStructure(invalid, [new Date(NaN)])).toBe(invalid)
  fc.assert(
    fc.property(json, (value) => {
      expect(shareStructure(value, copy(value))).toBe(value)
    }),
  )
})

test('what it gives equals the newer, whatever both are', () => {
  fc.assert(
    fc.property(json, json, (previous, next) => {
      expect(shareStructure(previous, next)).toEqual(next)
    }),
  )
})

test('of a changed whole the unchanged parts keep their references', () => {
  const next = copy(adaDelegated)
  const shared = shareStructure(ada, next)
  expect(shared).not.toBe(ada)
  expect(shared.linkedAccounts[0]).toBe(ada.linkedAccounts[0])
  expect(shared.linkedAccounts[2]).not.toBe(ada.linkedAccounts[2])
  expect(shared.createdAt).toBe(ada.createdAt)
})

test('where nothing could be shared the newer itself comes back', () => {
  const next = { a: [1], b: { c: 2 } }
  expect(shareStructure({ a: [2], b: { c: 3 } }, next)).toBe(next)
  expect(shareStructure(undefined, next)).toBe(next)
  expect(shareStructure([], next)).toBe(next)
})

test('a member more, a member less, undefined or absent is another whole', () => {
  expect(shareStructure({ a: 1 }, { a: 1, b: undefined })).toEqual({ a: 1, b: undefined })
  expect(Object.keys(shareStructure<object>({ a: 1, b: undefined }, { a: 1 }))).toEqual(['a'])
  expect(Object.keys(shareStructure<object>({ a: undefined }, { b: undefined }))).toEqual(['b'])
  expect(shareStructure([1, 2], [1])).toEqual([1])
})

test('what is neither list nor plain object is taken as it comes', () => {
  for (const [previous, next] of [
    [new Map([[1, 2]]), new Map([[1, 2]])],
    [new Error('a'), new Error('a')],
    [() => 1, () => 1],
  ])
    expect(shareStructure(previous, next)).toBe(next)
})

test('an object that goes in circles ends', () => {
  const circle = () => {
    const round: Record<string, unknown> = { a: 1 }
    round['self'] = round
    return round
  }
  expect(shareStructure(circle(), circle())['a']).toBe(1)
})
