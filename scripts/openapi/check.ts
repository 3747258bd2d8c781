// Why: the wire's rules are functions, so that they stay small in a browser. This twin of core's check.ts has the same names, but its
// rules say what they demand instead of demanding it. scripts/openapi/load.ts puts it in the place of the other.
import type { Check } from '../../packages/core/src/wire/check.ts'
import { withNull, type Description, type Schema } from './Schema.ts'

export type { Check }

/** A rule that lets everything pass and knows its description. */
const rule = (description: Description): Check => Object.assign((value: unknown) => value, { description })

/** What a rule demands. A rule that is written as a function of its own is described here, by its name. */
export function describe(check: Check): Description {
  if ('description' in check) return check.description as Description
  const description = ownRules[check.name]
  if (!description)
    throw new Error(`The rule ${check.name || '(without a name)'} is not described in scripts/openapi/check.ts.`)
  return description
}

const ownRules: Record<string, Description | undefined> = {
  url: {
    schema: { type: ['string', 'null'], format: 'uri', description: 'https:, without a login in it.' },
    optional: true,
  },
  customMetadata: {
    schema: {
      type: 'object',
      additionalProperties: { type: ['string', 'number', 'boolean'] },
      description: 'At most 1,024 bytes of JSON.',
    },
  },
  metadatum: { schema: { type: ['string', 'number', 'boolean'] } },
}

export const anything = rule({ schema: {} })
export const string = rule({ schema: { type: 'string' } })
export const number = rule({ schema: { type: 'number' } })
export const boolean = rule({ schema: { type: 'boolean' } })
export const anyObject = rule({ schema: { type: 'object' } })

export const text = (expected: string, pattern: RegExp, max = 254) =>
  rule({
    schema: {
      type: 'string',
      description: expected,
      maxLength: max,
      ...(pattern.source !== '^' && /^u?$/.test(pattern.flags) && { pattern: pattern.source }),
    },
  })

export const integer = (min: number, max = Number.MAX_SAFE_INTEGER) =>
  rule({
    schema: { type: 'integer', minimum: min, ...(max !== Number.MAX_SAFE_INTEGER && { maximum: max }) },
  })

export const oneOf = (...values: (string | number)[]) => rule({ schema: { type: typeof values[0], enum: values } })

export const optional = (check: Check, fallback?: unknown) => {
  const { schema, ...rest } = describe(check)
  return rule({ ...rest, schema: fallback === undefined ? schema : { ...schema, default: fallback }, optional: true })
}

export const nullable = (check: Check) => rule({ ...describe(check), nullable: true })

export const nullish = (check: Check) => rule({ ...describe(check), optional: true, nullable: true })

export const array = (check: Check = anything, min = 0, max = Infinity) =>
  rule({
    schema: {
      type: 'array',
      items: withNull(describe(check)),
      ...(min > 0 && { minItems: min }),
      ...(max < Infinity && { maxItems: max }),
    },
  })

export const object = (entries: Record<string, Check> = {}) => rule({ schema: objectOf(mapValues(entries, describe)) })

export const exactly = (entries: Record<string, Check>) =>
  rule({ schema: { ...objectOf(mapValues(entries, describe)), additionalProperties: false } })

export const record = (check: Check) =>
  rule({ schema: { type: 'object', additionalProperties: withNull(describe(check)) } })

export const at = (path: string, name: string | number) => (path ? `${path}.${name}` : `${name}`)

/** An object of described members. Further members are allowed everywhere: they survive. */
export function objectOf(members: Record<string, Description>): Schema {
  const required = Object.keys(members).filter((name) => !members[name]!.optional)
  return {
    type: 'object',
    ...(Object.keys(members).length > 0 && { properties: mapValues(members, withNull) }),
    ...(required.length > 0 && { required }),
  }
}

const mapValues = <from, to>(values: Record<string, from>, change: (value: from) => to) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]))
