// Why: see check.ts beside it. A codec of this twin, asked to decode anything, answers with its schema; so a codec that was built
// around another one answers, too.
import type { Codec } from '../../packages/core/src/wire/codec.ts'
import { describe, objectOf, type Check } from './check.ts'
import type { Description, Schema } from './Schema.ts'

export type { Codec }

/** Thrown instead of a value. */
class Answer extends Error {
  readonly schema: Schema
  constructor(schema: Schema) {
    super('a schema')
    this.schema = schema
  }
}

const described = (schema: Schema): Codec<any> => ({
  decode() {
    throw new Answer(schema)
  },
  encode: (value: unknown) => value,
})

/** The schema of what a codec carries; undefined where it is written by hand around none of these. */
export function ask(codec: Codec<any>, wire: unknown = {}): Schema | undefined {
  try {
    codec.decode(wire)
  } catch (error) {
    if (error instanceof Answer) return error.schema
  }
  return undefined
}

export function shape<value>(
  entries: Record<string, Check>,
  { inner = {} }: { rename?: Record<string, string>; inner?: Record<string, Codec<any>> } = {},
): Codec<value> {
  const members: Record<string, Description> = {}
  const schema: Schema = { type: 'object' }
  for (const [name, check] of Object.entries(entries)) {
    const codec = Object.hasOwn(inner, name) ? inner[name] : undefined
    const carried = codec && ask(codec)
    members[name] = carried ? { ...describe(check), schema: carried } : describe(check)
  }
  return described(Object.assign(schema, objectOf(members)))
}

export const plain = <value>(check: Check): Codec<value> => described(describe(check).schema)

/** Not a schema: stands for an answer without a body. */
export const nothing: Codec<undefined> = described({ $nothing: true })

export const list = <value>(item: Codec<value>): Codec<value[]> =>
  described({ type: 'array', items: ask(item) ?? { $codec: item } })

export const seconds = described({ type: 'integer', description: 'Unix seconds.' })
