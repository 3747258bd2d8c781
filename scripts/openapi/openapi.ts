import type { Route } from '../../packages/server/src/http/route.ts'
import { endpoints, routesOf, wellKnown } from '../../packages/server/src/routes.ts'
import type { Endpoint } from '../../packages/core/src/wire/endpoint.ts'
import { docblocks } from './docblocks.ts'
import { load } from './load.ts'
import { extras, type Extra } from './pages.ts'
import { namedSchemas } from './schemas.ts'
import { about, responses, securitySchemes } from './surroundings.ts'

/** Puts the document together from the endpoint values, the routes and their docblocks. */
export async function openapi({ root, version }: { root: string; version: string }): Promise<object> {
  const described = await load()
  const { schemas, refer } = namedSchemas(described)
  const words = docblocks(root)
  const byPlace = new Map(Object.values(described.endpoints).map((each) => [place(each), each]))
  const names = new Map(Object.entries(described.endpoints).map(([name, each]) => [place(each), name]))

  /** `null` where nothing is sent. */
  const answerOf = (endpoint: Endpoint) => {
    const schema = described.ask(endpoint.response)
    if (!schema)
      throw new Error(`${place(endpoint)} answers with a codec that is not described. Name it in schemas.ts.`)
    return schema['$nothing'] ? null : schema
  }

  const operation = (route: Route) => {
    const extra = extras[place(route)] ?? {}
    const endpoint = extra.sameAs ? described.endpoints[extra.sameAs] : byPlace.get(place(route))
    const docblock = words.get(place(route)) ?? words.get(names.get(place(route))!)
    if (!docblock || (!endpoint && extra.answer === undefined))
      throw new Error(`${place(route)} needs a docblock above its endpoint or page, and a page its answer in pages.ts.`)
    const body = endpoint?.body && described.ask(endpoint.body)
    const answer = endpoint ? answerOf(endpoint) : extra.answer
    return {
      operationId: docblock.name,
      summary: docblock.text,
      tags: [tagOf(route.path)],
      security: endpoint ? securityOf(endpoint, refer(answer)) : extra.stream ? [{ person: [] }] : [],
      ...parametersOf(route, extra),
      ...(body && { requestBody: { required: true, content: json(refer(body)) } }),
      responses: {
        ...(answer
          ? {
              200: {
                description: 'Done.',
                content: extra.stream ? { 'text/event-stream': { schema: answer } } : json(refer(answer)),
              },
            }
          : { 204: { description: 'Done; nothing is sent.' } }),
        ...refusals(endpoint),
      },
    }
  }

  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of [...routesOf(endpoints), ...wellKnown]) {
    if (extras[place(route)]?.forBrowsers) continue
    const path = (paths[braces(route.path)] ??= wellKnown.includes(route) ? { servers: atTheRoot } : {})
    path[route.method.toLowerCase()] = operation(route)
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Latchkey', version, description: about, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/api/v1' }, { url: '/v1', description: 'The same.' }],
    paths: Object.fromEntries(Object.entries(paths).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    components: { schemas, responses, securitySchemes },
  }
}

const place = ({ method, path }: Pick<Route, 'method' | 'path'>) => `${method} ${path}`
const braces = (path: string) => path.replace(/:(\w+)/g, '{$1}')
const tagOf = (path: string) => /[\w-]+/.exec(path)?.[0] ?? ''
const json = (schema: unknown) => ({ 'application/json': { schema } })
const atTheRoot = [{ url: '/' }, { url: '/api/v1' }, { url: '/v1' }]

/** Who signs in may bind the session to a key of theirs. */
function securityOf({ auth }: Endpoint, answer: unknown): object[] {
  if (auth === 'app') return [{ app: [] }]
  if (auth === 'user') return [{ person: [] }]
  return JSON.stringify(answer) === '{"$ref":"#/components/schemas/Session"}' ? [{}, { dpop: [] }] : []
}

function parametersOf({ path }: Route, { query = {}, headers = {} }: Extra) {
  const string = { type: 'string' }
  const parameters = [
    ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: string })),
    ...Object.entries(query).map(([name, { description, ...schema }]) => ({ name, in: 'query', description, schema })),
    ...Object.entries(headers).map(([name, description]) => ({ name, in: 'header', description, schema: string })),
  ]
  return parameters.length > 0 ? { parameters } : {}
}

function refusals(endpoint: Endpoint | undefined) {
  const named = (name: string) => ({ $ref: `#/components/responses/${name}` })
  return {
    ...(endpoint && { 400: named('Invalid') }),
    ...(endpoint && endpoint.auth !== 'none' && { 401: named('Unauthenticated') }),
    ...(endpoint && { 429: named('TooMany'), 503: named('Unavailable') }),
    default: named('Refused'),
  }
}
