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
  if (path === '/inbox') return []
  const name = Object.keys(shapes).find((each) => pattern(each).test(route))
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
  schema.safeParse(value).error?.issues.map(({ path, message }) => `${where} ${at(path)}: ${message}`) ?? []

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
