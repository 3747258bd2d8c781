// Why: who writes a backend begins with the page's. It must pass what it is told to pass.
import * as conformance from '@latchkey/conformance'
import * as core from '@latchkey/core'
import * as wire from '@latchkey/core/wire'
import { docsBlock } from '../tests/setup/docsBlock.ts'
import { runPage } from './docs/runPage.ts'

runPage(`${docsBlock('backends', 'backend')}\n${docsBlock('backends', 'proof')}`, {
  modules: { '@latchkey/core': core, '@latchkey/core/wire': wire, '@latchkey/conformance': conformance },
  names: { ownService },
})

/** A service that knows guests by tokens, as the page assumes one, and a browser's storage. */
function ownService() {
  const people = new Map<string, { id: string; since: string }>()
  const kept = new Map<string, string>()
  const answer = (path: string, token: string): unknown => {
    const person = people.get(token)
    if (path === '/me') return person
    if (path === '/sign-out') return people.delete(token)
    const made = crypto.randomUUID()
    people.set(made, { id: `guest:${made}`, since: new Date().toISOString() })
    return { token: made }
  }
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const token = new Headers(init?.headers).get('authorization')?.replace('Bearer ', '') ?? ''
    const body = answer(new URL(input as string).pathname, token)
    return body === undefined ? new Response(null, { status: 401 }) : Response.json(body)
  }
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
  return { storage, fetch }
}
