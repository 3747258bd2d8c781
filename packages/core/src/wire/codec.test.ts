import { expect, test } from 'vitest'
import { WireInvalidError } from '../errors/wire.ts'
import * as is from './check.ts'
import { list, plain, seconds, shape } from './codec.ts'

interface Thing {
  firstName: string
  at: Date
  short?: string
}
const thing = shape<Thing>(
  { first_name: is.string, at: is.number, a_long_name: is.optional(is.string) },
  { rename: { a_long_name: 'short' }, inner: { at: seconds } },
)

test('an object is renamed both ways, by rule and by table', () => {
  const value = { firstName: 'Ada', at: new Date(5_000), short: 's' }
  const wire = { first_name: 'Ada', at: 5, a_long_name: 's' }
  expect(thing.encode(value)).toEqual(wire)
  expect(thing.decode(wire)).toEqual(value)
})

test('members that no rule names survive as they came, in any spelling', () => {
  const wire = { first_name: 'Ada', at: 5, new_field: 1, newField: 2, toString: 3, valueOf: 'x', 'a-b': [{ c_d: 1 }] }
  expect(thing.decode(wire)).toMatchObject({ new_field: 1, newField: 2, 'a-b': [{ c_d: 1 }] })
  expect(thing.encode(thing.decode(wire))).toEqual(wire)
})

test('a member that bears a name of ours is left behind, whatever order they come in', () => {
  const wire = { firstName: 'Mallory', short: 'm', first_name: 'Ada', at: 5 }
  expect(thing.decode(wire)).toEqual({ firstName: 'Ada', at: new Date(5_000) })
})

test('undefined is not sent, null is', () => {
  expect(thing.encode({ firstName: 'Ada', at: null as never, short: undefined as never })).toEqual({
    first_name: 'Ada',
    at: null,
  })
})

test('times are whole unix seconds; anything else is refused with its path', () => {
  expect(seconds.encode(new Date(1_999))).toBe(1)
  expect(seconds.decode(0)).toEqual(new Date(0))
  for (const wrong of ['5', null, undefined, NaN, Infinity, 8.64e12 + 1, {}, Symbol('s'), 5n])
    expect(() => seconds.decode(wrong, 'created_at')).toThrow('created_at: is not a time in unix seconds')
})

test('a list names the place of what is wrong in it', () => {
  const names = list(plain<string>(is.string))
  expect(names.decode(['a', 'b'])).toEqual(['a', 'b'])
  expect(names.encode(['a'])).toEqual(['a'])
  expect(() => names.decode(['a', 1])).toThrow(/^1: should be a string, found a number$/)
  expect(() => names.decode(['a', 1], 'names')).toThrow('names.1: ')
  expect(() => names.decode({ length: 0 }, 'names')).toThrow('names: is not a list')
})

test.each([
  [is.string, 1, 'should be a string, found a number'],
  [is.number, '1', 'should be a number, found a string'],
  [is.boolean, 0, 'should be true or false, found a number'],
  [is.text('six digits', /^\d{6}$/), '12345', 'should be six digits, found a string'],
  [is.text('short', /^/, 3), '1234', 'should be short'],
  [is.text('short', /^/), 5, 'found a number'],
  [is.integer(0, 5), 6, 'should be a whole number from 0 to 5, found a number'],
  [is.integer(0, 5), -1, 'should be a whole number'],
  [is.integer(0, 5), 1.5, 'should be a whole number'],
  [is.integer(0, 5), '1', 'found a string'],
  [is.oneOf('a', 1), 'b', 'should be "a" or 1, found a string'],
  [is.optional(is.string), null, 'found null'],
  [is.nullable(is.string), undefined, 'found nothing'],
  [is.nullish(is.string), 1, 'found a number'],
  [is.array(is.string, 1, 2), [], 'should be a list of 1 to 2 members, found a list'],
  [is.array(is.string, 0, 2), ['a', 'b', 'c'], 'should be a list of 0 to 2 members'],
  [is.array(is.string), {}, 'found an object'],
  [is.object({ a: is.string }), [], 'should be an object, found a list'],
  [is.object({ a: is.string }), {}, 'at.a: should be a string, found nothing'],
  [is.record(is.boolean), { a: 1 }, 'at.a: should be true or false'],
])('rule %#: %s refuses %j', (check, wrong, message) => {
  expect(() => check(wrong, 'at')).toThrow(WireInvalidError)
  expect(() => check(wrong, 'at')).toThrow(message)
})

test.each([
  [is.optional(is.string, 'else'), undefined, 'else'],
  [is.nullable(is.string), null, null],
  [is.nullish(is.string), undefined, null],
  [is.integer(0, 5), 5, 5],
  [is.oneOf('a', 1), 1, 1],
  [is.array(is.nullish(is.string), 1, 2), [undefined, 'a'], [null, 'a']],
  [is.object({ a: is.optional(is.number, 1) }), { b: 2 }, { a: 1, b: 2 }],
  [is.record(is.number), { a: 1, constructor: 2 }, { a: 1, constructor: 2 }],
])('rule %# gives the value to use', (check, given, used) => {
  expect(check(given, 'at')).toEqual(used)
})
