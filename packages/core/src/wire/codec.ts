import * as v from 'valibot'
import { WireInvalidError } from '../errors/wire.ts'

/** How a value travels. `decode` takes parsed JSON and throws WireInvalidError with the path to the offending field. */
export interface Codec<value> {
  decode(wire: unknown, path?: string): value
  encode(value: value): unknown
}

type Entries = Record<string, v.GenericSchema>

interface ShapeOptions {
  /** Wire name to ours, where it is not plain snake_case to camelCase. */
  rename?: Record<string, string>
  /** Codecs of members that are more than plain JSON, by wire name. */
  inner?: Record<string, Codec<any>>
}

/**
 * An object on the wire. The schema is the wire's own (snake_case); renames are declared once and serve both ways;
 * members that the schema does not name survive.
 */
export function shape<value>(entries: Entries, { rename = {}, inner = {} }: ShapeOptions = {}): Codec<value> {
  const schema = v.looseObject(entries)
  const wireNames = Object.fromEntries(Object.entries(rename).map(([wire, ours]) => [ours, wire]))
  return {
    decode(wire, path = '') {
      const result = v.safeParse(schema, wire, { abortEarly: true })
      if (!result.success) throw invalid(result.issues[0], path)
      const value: Record<string, unknown> = {}
      for (const [name, member] of Object.entries(result.output)) {
        const codec = inner[name]
        value[rename[name] ?? camelCase(name)] =
          codec && member != null ? codec.decode(member, path ? `${path}.${name}` : name) : member
      }
      return value as value
    },
    encode(value) {
      const wire: Record<string, unknown> = {}
      for (const [key, member] of Object.entries(value as object)) {
        if (member === undefined) continue
        const name = wireNames[key] ?? snakeCase(key)
        wire[name] = inner[name] && member !== null ? inner[name].encode(member) : member
      }
      return wire
    },
  }
}

/** Values that travel as they are, held against a schema. */
export function plain<value>(schema: v.GenericSchema<unknown, value>): Codec<value> {
  return {
    decode(wire, path = '') {
      const result = v.safeParse(schema, wire, { abortEarly: true })
      if (!result.success) throw invalid(result.issues[0], path)
      return result.output
    },
    encode: (value) => value,
  }
}

/** A list of what another codec carries. */
export function list<value>(item: Codec<value>): Codec<value[]> {
  return {
    decode(wire, path = '') {
      if (!Array.isArray(wire)) throw new WireInvalidError(path, 'is not a list')
      return wire.map((member, index) => item.decode(member, path ? `${path}.${index}` : `${index}`))
    },
    encode: (values) => values.map((value) => item.encode(value)),
  }
}

/** A moment, as unix seconds. */
export const seconds: Codec<Date> = {
  decode(wire, path = '') {
    const date = new Date((wire as number) * 1000)
    if (typeof wire !== 'number' || Number.isNaN(date.getTime()))
      throw new WireInvalidError(path, 'is not a time in unix seconds')
    return date
  },
  encode: (date) => Math.floor(date.getTime() / 1000),
}

function invalid(issue: v.BaseIssue<unknown>, path: string): WireInvalidError {
  const inside = v.getDotPath(issue)
  return new WireInvalidError(inside ? (path ? `${path}.${inside}` : inside) : path, rule(issue))
}

/** Names what was expected and what kind of thing came, never the thing itself: it may be a secret. */
function rule({ expected, input, type }: v.BaseIssue<unknown>): string {
  const found =
    input === undefined ? 'nothing' : input === null ? 'null' : Array.isArray(input) ? 'a list' : `a ${typeof input}`
  return expected ? `should be ${expected}, found ${found}` : `breaks the rule "${type}"`
}

const camelCase = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
