import { WireInvalidError } from '../errors/wire.ts'

/**
 * Holds one wire value against a rule: gives the value to use, or throws WireInvalidError with the path to it.
 * Our own instead of a schema library, because these rules are on the way to the first screen: 2.0 kB less (gzip) than valibot.
 */
export type Check = (value: unknown, path: string) => any

const rule =
  (expected: string, holds: (value: unknown) => boolean): Check =>
  (value, path) => {
    if (holds(value)) return value
    throw new WireInvalidError(path, `should be ${expected}, found ${kindOf(value)}`)
  }

/** Names the kind of thing that came, never the thing itself: it may be a secret. */
const kindOf = (value: unknown) => {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

export const anything: Check = (value) => value
export const string = rule('a string', (value) => typeof value === 'string')
export const number = rule('a number', (value) => typeof value === 'number')
export const boolean = rule('true or false', (value) => typeof value === 'boolean')

/** A text of at most `max` characters that matches a pattern. */
export const text = (expected: string, pattern: RegExp, max = 254) =>
  rule(expected, (value) => typeof value === 'string' && value.length <= max && pattern.test(value))

/** A whole number between two bounds, both included. */
export const integer = (min: number, max = Number.MAX_SAFE_INTEGER) =>
  rule(
    `a whole number from ${min} to ${max}`,
    (value) => Number.isInteger(value) && (value as number) >= min && (value as number) <= max,
  )

/** One of a few texts or numbers. */
export const oneOf = (...values: (string | number)[]) =>
  rule(values.map((value) => JSON.stringify(value)).join(' or '), (value) => values.includes(value as string))

/** May be absent; then it is `fallback`. */
export const optional =
  (check: Check, fallback?: unknown): Check =>
  (value, path) =>
    value === undefined ? fallback : check(value, path)

/** May be null. */
export const nullable =
  (check: Check): Check =>
  (value, path) =>
    value === null ? null : check(value, path)

/** May be absent or null, and is null here. */
export const nullish =
  (check: Check): Check =>
  (value, path) =>
    (value ?? null) === null ? null : check(value, path)

/** A list of at least `min` and at most `max` members, each held against a rule. */
export const array =
  (check: Check = anything, min = 0, max = Infinity): Check =>
  (value, path) => {
    if (!Array.isArray(value) || value.length < min || value.length > max)
      throw new WireInvalidError(path, `should be a list of ${min} to ${max} members, found ${kindOf(value)}`)
    return value.map((member, index) => check(member, at(path, index)))
  }

/** Any object, as it is. */
export const anyObject = rule(
  'an object',
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
)

/** An object; members that no rule names survive. */
export const object =
  (entries: Record<string, Check> = {}): Check =>
  (value, path) => {
    const checked: Record<string, unknown> = { ...anyObject(value, path) }
    for (const name in entries) {
      const member = entries[name]!(checked[name], at(path, name))
      if (member !== undefined) checked[name] = member
    }
    return checked
  }

/** An object with no members but those that have a rule: for what is signed word for word, and must be shown whole. */
export const exactly =
  (entries: Record<string, Check>): Check =>
  (value, path) => {
    const checked = object(entries)(value, path) as Record<string, unknown>
    for (const name in checked)
      if (!Object.hasOwn(entries, name)) throw new WireInvalidError(at(path, name), 'is no member of it')
    return checked
  }

/** An object whose names are free and whose members follow one rule. */
export const record =
  (check: Check): Check =>
  (value, path) =>
    object(Object.fromEntries(Object.keys(object()(value, path)).map((name) => [name, check])))(value, path)

/** The path to a member. */
export const at = (path: string, name: string | number) => (path ? `${path}.${name}` : `${name}`)
