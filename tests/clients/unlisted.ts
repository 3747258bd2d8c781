import type { z } from 'zod'
import { differences } from './differences.ts'
import type { Exchange } from './recorder.ts'
import { refusal, shapes, type Shape } from './schemas.ts'

/** Where what was said differs from Privy's schemas, beyond the differences on purpose. */
export function unlisted(exchanges: readonly Exchange[]): string[] {
  return [...new Set(exchanges.flatMap(strangers))].filter((each) => !isListed(each)).toSorted()
}

const isListed = (each: string) => Object.keys(differences).some((known) => each.endsWith(known))

function strangers({ method, path, asked, status, answered }: Exchange): string[] {
  const route = `${method} ${path.replace(/^\/(api\/)?v\d/, '')}`
  const name = Object.keys(shapes).find((each) => pattern(each).test(route))
  if (status >= 500) return [`${name ?? route} failed with ${status}`]
  if (status >= 400) return refused(`${name ?? route} refuses with`, refusal, answered)
  if (!name) return [`${route}: no schema is known`]
  const { asked: question, answered: answer } = shapes[name] as Shape
  return [
    ...(question ? refused(`${name} accepts`, question, asked ?? {}) : []),
    ...refused(`${name} answers`, answer, answered),
    ...unknown(`${name} answers`, answer, answered),
  ]
}

const pattern = (name: string) => new RegExp(`^${name.replace(/:\w+/g, '[^/]+')}$`)

const refused = (where: string, schema: z.ZodTypeAny, value: unknown): string[] =>
  (schema.safeParse(value).error?.issues ?? [])
    .flatMap(inDepth)
    .map((issue) => `${where} ${at(issue.path)}: ${issue.message}`)

/** Of the members of a union, the one that fits best says what is wrong. */
function inDepth(issue: z.ZodIssue): z.ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const [best] = issue.unionErrors.toSorted((one, other) => misfits(one) - misfits(other))
  return best!.issues.flatMap(inDepth)
}

/** A literal that is another one weighs most: it says which member of the union is meant. */
const misfits = ({ issues }: z.ZodError): number =>
  issues.flatMap(inDepth).reduce((sum, { code }) => sum + (code === 'invalid_literal' ? 100 : 1), 0)

/** Zod drops members that a schema does not name: those are what is there before and gone after. */
function unknown(where: string, schema: z.ZodTypeAny, value: unknown): string[] {
  const result = schema.safeParse(value)
  if (!result.success) return []
  return missing(value, result.data).map((path) => `${where} ${at(path)}: not in the schema`)
}

type Path = (string | number)[]

function missing(before: unknown, after: unknown): Path[] {
  if (typeof before !== 'object' || before === null || typeof after !== 'object' || after === null) return []
  return Object.entries(before).flatMap(([key, value]) =>
    key in after ? missing(value, Reflect.get(after, key)).map((path) => [key, ...path]) : [[key]],
  )
}

const at = (path: Path) => path.join('.').replace(/\.?\b\d+\b/g, '[]')
