import { WireInvalidError } from '../errors/wire.ts'
import { anyObject, at, type Check } from './check.ts'

/** How a value travels. `decode` takes parsed JSON and throws WireInvalidError with the path to the offending field. */
export interface Codec<value> {
  decode(wire: unknown, path?: string): value
  encode(value: value): unknown
}

interface ShapeOptions {
  /** Wire name to ours, where it is not plain snake_case to camelCase. */
  rename?: Record<string, string>
  /** Codecs of members that are more than plain JSON, by wire name. */
  inner?: Record<string, Codec<any>>
}

/**
 * An object on the wire. The rules are the wire's own (snake_case); renames are declared once and serve both ways.
 * Members that no rule names survive as they came, unless they bear a name of ours: else `pfp` would get past the rule
 * for `profile_picture_url`.
 */
export function shape<value>(
  entries: Record<string, Check>,
  { rename = {}, inner = {} }: ShapeOptions = {},
): Codec<value> {
  const fields = Object.entries(entries).map(([name, check]) => ({
    name,
    check,
    key: rename[name] ?? camelCase(name),
    codec: Object.hasOwn(inner, name) ? inner[name] : undefined,
  }))
  const byKey = new Map(fields.map((field) => [field.key, field]))
  const named = new Set(['__proto__', ...fields.flatMap(({ name, key }) => [name, key])])
  return {
    decode(wire, path = '') {
      const given = anyObject(wire, path) as Record<string, unknown>
      const value: Record<string, unknown> = {}
      let field = ''
      try {
        for (const { name, check, key, codec } of fields) {
          field = name
          const member = check(given[name], '') as unknown
          if (member === undefined) continue
          value[key] = codec && member !== null ? codec.decode(member) : member
        }
      } catch (error) {
        throw within(path, field, error)
      }
      for (const name in given) if (!named.has(name)) value[name] = given[name]
      return value as value
    },
    encode(value) {
      const wire: Record<string, unknown> = {}
      for (const [key, member] of Object.entries(value as object)) {
        if (member === undefined) continue
        const field = byKey.get(key)
        wire[field?.name ?? key] = field?.codec && member !== null ? field.codec.encode(member) : member
      }
      return wire
    },
  }
}

/** Values that travel as they are, held against a rule. */
export const plain = <value>(check: Check): Codec<value> => ({
  decode: (wire, path = '') => check(wire, path) as value,
  encode: (value) => value,
})

/** An answer without a body. */
export const nothing: Codec<undefined> = { decode: () => undefined, encode: () => undefined }

/** A list of what another codec carries. */
export const list = <value>(item: Codec<value>): Codec<value[]> => ({
  decode(wire, path = '') {
    if (!Array.isArray(wire)) throw new WireInvalidError(path, 'is not a list')
    let place = 0
    try {
      return wire.map((member, index) => item.decode(member, ((place = index), '')))
    } catch (error) {
      throw within(path, place, error)
    }
  },
  encode: (values) => values.map((value) => item.encode(value)),
})

/** Paths are put together only for what went wrong: for each field of 10,000 accounts they were a third of the work. */
const within = (path: string, member: string | number, error: unknown) =>
  error instanceof WireInvalidError ? error.within(at(path, member)) : error

/** A moment, as unix seconds. */
export const seconds: Codec<Date> = {
  decode(wire, path = '') {
    const date = new Date(typeof wire === 'number' ? wire * 1000 : NaN)
    if (Number.isNaN(date.getTime())) throw new WireInvalidError(path, 'is not a time in unix seconds')
    return date
  },
  encode: (date) => Math.floor(date.getTime() / 1000),
}

const camelCase = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
