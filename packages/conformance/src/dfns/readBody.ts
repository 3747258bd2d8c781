import { DfnsHttpError } from './DfnsHttpError.ts'

export type Body = Record<string, unknown>

/** The JSON object of a request; an empty text counts as `{}`. */
export function readBody(text: string): Body {
  let value: unknown
  try {
    value = JSON.parse(text || '{}')
  } catch {
    throw new DfnsHttpError(400, 'The body is no JSON.')
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Body
  throw new DfnsHttpError(400, 'The body is no JSON object.')
}

/** A member that has to be a text. */
export function textOf(body: Body, name: string): string {
  const value = body[name]
  if (typeof value === 'string' && value !== '') return value
  throw new DfnsHttpError(400, `${name} has to be a text.`, { field: name })
}

/** A member that may be a text. */
export const optionalTextOf = (body: Body, name: string): string | undefined =>
  body[name] === undefined || body[name] === null ? undefined : textOf(body, name)

/** A member that has to be an object. */
export function objectOf(body: Body, name: string): Body {
  const value = body[name]
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Body
  throw new DfnsHttpError(400, `${name} has to be an object.`, { field: name })
}
