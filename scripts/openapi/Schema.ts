/** A JSON Schema (2020-12), as far as our rules need one. */
export interface Schema {
  [keyword: string]: unknown
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
}

/** What a rule says of one member of an object. */
export interface Description {
  schema: Schema
  optional?: boolean
  nullable?: boolean
}

/** The schema, with null where a member may be null. */
export function withNull({ schema, nullable }: Description): Schema {
  const { type } = schema
  if (!nullable || Object.keys(schema).length === 0) return schema
  if (typeof type === 'string' && !schema['enum'] && !schema.properties) return { ...schema, type: [type, 'null'] }
  return { anyOf: [schema, { type: 'null' }] }
}
