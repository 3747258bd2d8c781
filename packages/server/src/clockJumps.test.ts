import * as endpoints from '@latchkey/core/endpoints'
import { endsSession, LatchkeyError, type ErrorCode } from '@latchkey/core'
import { expect, test } from 'vitest'
import { delegate, testPerson, testWallet } from './testPerson.test.kit.ts'
import { app, testServer, type TestServer } from './testServer.test.kit.ts'

const hour = 3_600_000
const jumps: [name: string, ms: number][] = [
  ['a second back', -1_000],
  ['an hour back', -hour],
  ['a year back', -365 * 24 * hour],
  ['an hour forward', hour],
  ['ten days forward', 10 * 24 * hour],
]

/** How an endpoint is answered: with 200, or a code. */
const outcome = (asked: Promise<unknown>) =>
  asked.then(
    () => 'ok' as const,
    ({ code }: { code: ErrorCode }) => code,
  )

test.each(jumps)('a clock that jumps %s signs nobody out who comes back for a token (fault 52)', async (_name, ms) => {
  const server = await testServer()
  const { token, refreshToken, user } = await testPerson(server)
  server.clock.now += ms
  const said = await outcome(server.ask(endpoints.refreshUser, undefined, { token }))
  if (said !== 'ok') expect(endsSession(new LatchkeyError(said, ''))).toBe(false)
  const renewed = await server.ask(endpoints.refreshSession, { refreshToken })
  expect((await server.ask(endpoints.refreshUser, undefined, { token: renewed.token })).user.id).toBe(user.id)
})

test('what was seen to have ended stays so, however far the clock is set back (fault 52)', async () => {
  const server = await testServer()
  const person = await testPerson(server)
  const wallet = await testWallet(server, person)
  await delegate(server, person, wallet, { ttl: 3_600 })
  const email = 'ada@example.com'
  await server.ask(endpoints.sendCode, { email })
  const code = /\b\d{6}\b/.exec(server.mails[0]!.text)![0]
  const { refreshToken } = await testPerson(server)
  await server.ask(endpoints.logout, { refreshToken })

  const tries = () =>
    Promise.all([
      outcome(sign(server, wallet.id)),
      outcome(server.ask(endpoints.loginWithCode, { email, code })),
      outcome(server.ask(endpoints.refreshSession, { refreshToken })),
    ])
  server.clock.now += 2 * hour
  const ended = ['delegation_expired', 'invalid_credentials', 'session_revoked']
  expect(await tries()).toEqual(ended)
  for (const back of [hour, 2 * hour, 24 * hour]) {
    server.clock.now -= back
    expect(await tries()).toEqual(ended)
  }
})

test('a limit that was reached before the clock was set back is over when it should be (fault 52)', async () => {
  const server = await testServer({ limits: { start: 2 } })
  const start = () => server.send('POST', '/v1/passkeys/authenticate/init', { body: '{}' })
  for (const status of [200, 200, 429]) expect((await start()).status).toBe(status)
  server.clock.now -= 24 * hour
  for (const status of [200, 200, 429]) expect((await start()).status).toBe(status)
  const wait = Number((await start()).headers.get('retry-after'))
  expect(wait).toBeGreaterThanOrEqual(1)
  expect(wait).toBeLessThanOrEqual(60)
})

const sign = (server: TestServer, id: string) =>
  server.ask(
    endpoints.rpc,
    { method: 'personal_sign', params: { message: 'hi', encoding: 'utf-8' } },
    { app, params: { id } },
  )
