import * as endpoints from '@latchkey/core/endpoints'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testDpop } from '../testDpop.test.kit.ts'
import { testPerson } from '../testPerson.test.kit.ts'
import { testServer, type TestServer } from '../testServer.test.kit.ts'

const reused = { status: 401, code: 'refresh_token_reused' }
const refresh = (server: TestServer, refreshToken: string, dpop?: string) =>
  server.ask(endpoints.refreshSession, { refreshToken }, dpop ? { dpop } : {})

async function bound() {
  const server = await testServer()
  const { prove } = await testDpop(server)
  const proof = () => prove('/api/v1/sessions')
  const person = await testPerson(server, { dpop: await prove('/api/v1/passkeys/register') })
  return { server, person, proof }
}

test('each refresh token works once and gives the next', async () => {
  const server = await testServer()
  const first = await testPerson(server)
  const second = await refresh(server, first.refreshToken)
  const third = await refresh(server, second.refreshToken)
  expect(new Set([first.refreshToken, second.refreshToken, third.refreshToken]).size).toBe(3)
  expect(third.user.id).toBe(first.user.id)
  await server.ask(endpoints.refreshUser, undefined, { token: third.token })
})

test('a token that was used before ends the session for whoever holds it (fault 33)', async () => {
  const server = await testServer()
  const { refreshToken } = await testPerson(server)
  const next = await refresh(server, refreshToken)
  server.clock.now += 30_001
  await expect(refresh(server, refreshToken)).rejects.toMatchObject(reused)
  const revoked = { status: 401, code: 'session_revoked' }
  await expect(refresh(server, next.refreshToken)).rejects.toMatchObject(revoked)
  await expect(server.ask(endpoints.refreshUser, undefined, { token: next.token })).rejects.toMatchObject(revoked)
})

test('who asks again at once, because the answer got lost, gets the same successor and stays signed in (fault 33)', async () => {
  const server = await testServer()
  const first = await testPerson(server)
  const racers = await Promise.all(Array.from({ length: 16 }, () => refresh(server, first.refreshToken)))
  server.clock.now += 30_000
  const late = await refresh(server, first.refreshToken)
  expect(new Set([...racers, late].map(({ refreshToken }) => refreshToken)).size).toBe(1)
  const next = await refresh(server, late.refreshToken)
  await expect(refresh(server, first.refreshToken)).rejects.toMatchObject(reused)
  await expect(refresh(server, next.refreshToken)).rejects.toMatchObject({ code: 'session_revoked' })
})

test('without a refresh token there is no session to renew', async () => {
  const server = await testServer()
  const { token } = await testPerson(server)
  const none = { status: 401, code: 'missing_or_invalid_token' }
  await expect(server.ask(endpoints.refreshSession, {}, { token })).rejects.toMatchObject(none)
  await expect(refresh(server, 'deprecated')).rejects.toMatchObject(none)
})

test('an access token that has expired is no hindrance beside a refresh token', async () => {
  const server = await testServer()
  const { token, refreshToken } = await testPerson(server)
  server.clock.now += 3_600_000
  await server.ask(endpoints.refreshSession, { refreshToken }, { token })
})

test('whoever holds the session’s key gets the same successor again, for a lost answer or a second tab (fault 33)', async () => {
  const { server, person, proof } = await bound()
  const answers = await Promise.all(
    Array.from({ length: 16 }, async () => refresh(server, person.refreshToken, await proof())),
  )
  expect(new Set(answers.map(({ refreshToken }) => refreshToken)).size).toBe(1)
  const next = await refresh(server, answers[0]!.refreshToken, await proof())
  await expect(refresh(server, person.refreshToken, await proof())).rejects.toMatchObject(reused)
  await expect(refresh(server, next.refreshToken, await proof())).rejects.toMatchObject({ code: 'session_revoked' })
})

test('without the session’s key a refresh token is worth nothing, and its theft costs nothing', async () => {
  const { server, person, proof } = await bound()
  const thief = await testDpop(server)
  const refused = { status: 401, code: 'dpop_invalid' }
  await expect(refresh(server, person.refreshToken)).rejects.toMatchObject(refused)
  await expect(refresh(server, person.refreshToken, await thief.prove('/api/v1/sessions'))).rejects.toMatchObject(
    refused,
  )
  await refresh(server, person.refreshToken, await proof())
})

test('whatever answers get lost and whoever tries a stolen token, the browser stays signed in and the thief out', async () => {
  const { server, person, proof } = await bound()
  const thief = await testDpop(server)
  const step = fc.constantFrom(
    'renew',
    'lose the answer',
    'renew from two tabs',
    'steal',
    'steal without a key',
    'wait',
  )
  const seen = [person.refreshToken]
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 8 }), async (steps) => {
      for (const what of steps) {
        const newest = seen.at(-1)!
        if (what === 'wait') server.clock.now += 3_600_000
        else if (what.startsWith('steal'))
          for (const stolen of seen.slice(-2)) {
            const theirs = what === 'steal' ? await thief.prove('/api/v1/sessions') : undefined
            await expect(refresh(server, stolen, theirs)).rejects.toMatchObject({ code: 'dpop_invalid' })
          }
        else {
          const count = what === 'renew from two tabs' ? 2 : 1
          const asks = Array.from({ length: count }, async () => refresh(server, newest, await proof()))
          const answers = new Set((await Promise.all(asks)).map(({ refreshToken }) => refreshToken))
          expect(answers.size).toBe(1)
          if (what !== 'lose the answer') seen.push(...answers)
        }
      }
    }),
    { numRuns: 5 },
  )
  await server.ask(endpoints.refreshUser, undefined, {
    token: (await refresh(server, seen.at(-1)!, await proof())).token,
  })
})

test('Privy’s clients are told of every ended session in the one word they know', async () => {
  const server = await testServer()
  const { refreshToken } = await testPerson(server)
  await server.ask(endpoints.logout, { refreshToken })
  const body = JSON.stringify({ refresh_token: refreshToken })
  const as = (client: string) => server.send('POST', '/api/v1/sessions', { headers: { 'privy-client': client }, body })
  expect(await as('react-auth:3.45.0')).toMatchObject({ status: 401, body: { code: 'missing_or_invalid_token' } })
  expect(await as('js-sdk-core:0.76.2')).toMatchObject({ status: 401, body: { code: 'missing_or_invalid_token' } })
  expect(await as('latchkey:1')).toMatchObject({ status: 401, body: { code: 'session_revoked' } })
})

test('a made-up token is refused and ends nobody’s session', async () => {
  const server = await testServer()
  const { refreshToken } = await testPerson(server)
  const [family, , mac] = refreshToken.split('.') as [string, string, string]
  const flipped = mac.replace(/^./, (char) => (char === 'A' ? 'B' : 'A'))
  const second = mac.slice(0, -1) + String.fromCharCode(mac.charCodeAt(42) + 1)
  const forgeries = [
    '',
    'x',
    `${family}.1.${mac}`,
    `${family}.00.${mac}`,
    `${family}.0.${flipped}`,
    `${family}.0.${second}`,
    `${family}.0.${mac}.x`,
    `${'A'.repeat(22)}.0.${mac}`,
  ]
  for (const forged of forgeries)
    await expect(refresh(server, forged)).rejects.toMatchObject({ status: 401, code: 'missing_or_invalid_token' })
  await refresh(server, refreshToken)
})

test('a session ends after 30 days without use, and after 90 in any case', async () => {
  const server = await testServer()
  const day = 86_400_000
  const expired = { status: 401, code: 'refresh_token_expired' }
  const idle = await testPerson(server)
  let { refreshToken } = await testPerson(server)
  for (let days = 0; days < 87; days += 29) {
    server.clock.now += 29 * day
    refreshToken = (await refresh(server, refreshToken)).refreshToken
  }
  await expect(refresh(server, idle.refreshToken)).rejects.toMatchObject(expired)
  server.clock.now += 4 * day
  await expect(refresh(server, refreshToken)).rejects.toMatchObject(expired)
})

test('logging out ends the session, and repeating it is fine', async () => {
  const server = await testServer()
  const { token, refreshToken } = await testPerson(server)
  const byAccessToken = await testPerson(server)
  await server.ask(endpoints.logout, { refreshToken })
  await server.ask(endpoints.logout, { refreshToken })
  await server.ask(endpoints.logout, {})
  await server.ask(endpoints.logout, {}, { token: byAccessToken.token })
  await expect(refresh(server, refreshToken)).rejects.toMatchObject({ code: 'session_revoked' })
  await expect(refresh(server, byAccessToken.refreshToken)).rejects.toMatchObject({ code: 'session_revoked' })
  await expect(server.ask(endpoints.refreshUser, undefined, { token })).rejects.toMatchObject({
    code: 'session_revoked',
  })
})
