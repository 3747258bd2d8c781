// Why: a passkey's signature is for one request, person, session, page and moment; all that is not exactly that is refused.
import * as endpoints from '@latchkey/core/endpoints'
import { actionChallenge, fromBase64url, toBase64url, userActionHeader } from '@latchkey/core/wire'
import {
  array,
  assert,
  asyncProperty,
  constantFrom,
  integer,
  jsonValue,
  nat,
  oneof,
  record,
  string,
  subarray,
  type Arbitrary,
} from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, utf8 } from '../bytes.ts'
import { signAnnounced, type ActionRequest } from '../testAction.test.kit.ts'
import { testForger, type Said } from '../testForger.test.kit.ts'
import { testPerson } from '../testPerson.test.kit.ts'
import { origin, testServer, type TestServer } from '../testServer.test.kit.ts'

const path = '/passkeys/remove'
const body = JSON.stringify({ credential_id: 'x' })
const request = { method: 'POST', path, body }
/** What the handler itself says: the signature was taken. */
const handled = { status: 404, body: { code: 'linked_account_not_found' } }

type Person = Awaited<ReturnType<typeof testPerson>>

const announce = (server: TestServer, { token }: Pick<Person, 'token'>, asked: ActionRequest = request) =>
  server.ask(endpoints.initAction, asked, { token })

interface Sent {
  method?: string
  to?: string
  sent?: string
}

const send = (
  server: TestServer,
  { token }: Pick<Person, 'token'>,
  action: string,
  { method = 'POST', to = path, sent = body }: Sent = {},
) =>
  server.send(method, `/api/v1${to}`, {
    headers: { authorization: `Bearer ${token}`, [userActionHeader]: action },
    ...(method !== 'GET' && { body: sent }),
  })

/** The same person, on another device. */
async function loginAgain(server: TestServer, { passkey }: Pick<Person, 'passkey'>) {
  const { options } = await server.ask(endpoints.loginWithPasskeyInit, {})
  const authenticatorResponse = await passkey.get(options)
  return {
    passkey,
    ...(await server.ask(endpoints.loginWithPasskey, { challenge: options.challenge, authenticatorResponse })),
  }
}

/** A signed request whose assertion says something else. */
async function forge(server: TestServer, forger: Awaited<ReturnType<typeof testForger>>, person: Person, said: Said) {
  const init = await announce(server, person)
  const { challenge } = await actionChallenge({ ...request, nonce: fromBase64url(init.nonce) })
  const assertion = await forger.get(toBase64url(challenge), said)
  return toBase64url(utf8(canonicalJson({ actionId: init.actionId, assertion })))
}

const flipped = () =>
  record({ at: nat(body.length - 1), bit: nat(6) }).map(
    ({ at, bit }) => body.slice(0, at) + String.fromCharCode(body.charCodeAt(at) ^ (1 << bit)) + body.slice(at + 1),
  )
const cut = () => nat(body.length - 1).map((at) => body.slice(0, at) + body.slice(at + 1))
const grown = () =>
  record({ at: nat(body.length), more: constantFrom(' ', '\n', '\uFEFF', '"', 'x') }).map(
    ({ at, more }) => body.slice(0, at) + more + body.slice(at),
  )

const text = string({ unit: 'grapheme', maxLength: 40 })

test('what the client signs is what the server checks, for all bodies', async () => {
  const server = await testServer()
  const person = await testPerson(server)
  const bodies = record({ more: jsonValue({ maxDepth: 3 }), key: text, indent: nat(4) })
  await assert(
    asyncProperty(bodies, async ({ more, key, indent }) => {
      const sent = JSON.stringify({ credential_id: 'x', [`x-${key}`]: more }, null, indent)
      const asked = { ...request, body: sent }
      const action = await signAnnounced(person, await announce(server, person, asked), asked)
      // What the handler or the wire makes of it is theirs to say; the signature was taken.
      const answer = await send(server, person, action, { sent })
      expect([handled.body.code, 'wire_invalid']).toContain(answer.body.code)
    }),
    { numRuns: 40 },
  )
})

test('any change of method, path, query or a byte of the body is refused (fault 55)', async () => {
  const server = await testServer()
  const change = oneof<Arbitrary<Sent>[]>(
    record({ sent: oneof(flipped(), cut(), grown()) }),
    record({
      to: constantFrom('/passkeys/add', '/passkeys/link', '/passkeys/%72emove', '/passkeys//remove', `${path}/`),
    }),
    record({ to: string({ minLength: 1, maxLength: 20 }).map((query) => `${path}?${encodeURIComponent(query)}`) }),
    record({ method: constantFrom('GET', 'PUT', 'PATCH', 'DELETE') }),
  )
  await assert(
    asyncProperty(change, async (changed) => {
      const person = await testPerson(server) // of what reaches no handler, five would wait
      const action = await signAnnounced(person, await announce(server, person), request)
      const { status, body: answer } = await send(server, person, action, changed)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(answer.code).not.toBe(handled.body.code)
    }),
    { numRuns: 30 },
  )
})

test('another person or session is refused, also with a token of their own (fault 54)', async () => {
  const server = await testServer()
  const person = await testPerson(server)
  const others = [await testPerson(server), await loginAgain(server, person)]
  for (const other of others)
    for (const [by, to] of [
      [other, person],
      [person, other],
    ] as const) {
      const action = await signAnnounced(by, await announce(server, by), request)
      expect(await send(server, to, action)).toMatchObject({ status: 409 })
    }
})

test('it lapses exactly at its end', async () => {
  const server = await testServer()
  const person = await testPerson(server)
  const moment = oneof(constantFrom(119_999, 120_000), integer({ min: 119_990, max: 120_010 }), nat(400_000))
  await assert(
    asyncProperty(moment, async (after) => {
      const session = await loginAgain(server, person)
      const action = await signAnnounced(session, await announce(server, session), request)
      server.clock.now += after
      const lapsed = { status: 410, body: { code: 'action_challenge_expired' } }
      expect(await send(server, session, action)).toMatchObject(after < 120_000 ? handled : lapsed)
    }),
    { numRuns: 40 },
  )
})

const lies: Said[] = [
  ...['webauthn.create', 'payment.get', ''].map((type) => ({ type })),
  ...['http://evil.example', `${origin}.evil.example`, `${origin}/`, 'http://localhost:5174', 'null'].map((page) => ({
    origin: page,
  })),
  ...[toBase64url(new Uint8Array(32)), ''].map((challenge) => ({ challenge })),
  ...['evil.example', 'localhost.evil.example', ''].map((rpId) => ({ rpId })),
  { crossOrigin: true },
  { userPresent: false },
  { userVerified: false },
]

test('who was not verified, another page, app, kind or frame: each is refused, alone and in any mixture (fault 53)', async () => {
  const server = await testServer()
  const person = await testPerson(server)
  const forger = await testForger(server, person.user.id)
  const say = async (said: Said) => send(server, person, await forge(server, forger, person, said))
  expect(await say({})).toMatchObject(handled)
  for (const lie of lies) expect(await say(lie), JSON.stringify(lie)).toMatchObject({ status: 401 })
  await assert(
    asyncProperty(subarray(lies, { minLength: 1 }), async (told) => {
      expect(await say(Object.assign({}, ...told) as Said)).toMatchObject({ status: 401 })
    }),
    { numRuns: 20 },
  )
})

/** WebAuthn §6.1.1: a counter grows, or is always 0. */
const grows = (before: number, counter: number) => counter > before || (counter === 0 && before === 0)

test.each(['warn', 'refuse'] as const)(
  'a counter that does not grow is written down; what then: %s',
  async (policy) => {
    const server = await testServer({ passkeyCounters: policy })
    const person = await testPerson(server)
    const { id } = person.user
    const counters = array(oneof(nat(3), constantFrom(0, 0xffffffff)), { minLength: 1, maxLength: 6 })
    await assert(
      asyncProperty(counters, async (counts) => {
        const forger = await testForger(server, id)
        const before = (await server.store.audit.ofUser(id)).length
        let highest = 0
        let regresses = 0
        for (const counter of counts) {
          const answer = await send(server, person, await forge(server, forger, person, { counter }))
          const isFine = grows(highest, counter)
          const refused = { status: 401, body: { code: 'credential_counter_regressed' } }
          expect(answer).toMatchObject(isFine || policy === 'warn' ? handled : refused)
          if (!isFine) regresses++
          highest = Math.max(highest, counter)
        }
        const added = (await server.store.audit.ofUser(id)).slice(before)
        expect(added.map(({ event, subject }) => [event, subject])).toEqual(
          Array.from({ length: regresses }, () => ['passkey.counter_regressed', forger.id]),
        )
      }),
      { numRuns: 15 },
    )
  },
)
