import * as endpoints from '@latchkey/core/endpoints'
import { expect, onTestFinished, test, vi } from 'vitest'
import { liveLimits } from '../live/createLive.ts'
import { guest } from '../testSignIn.test.kit.ts'
import { testServer, type TestServer } from '../testServer.test.kit.ts'

/** Opens a stream, and gives what has come so far. It is left with the test. */
async function listen(server: Pick<TestServer, 'handle'>, token: string) {
  const leave = new AbortController()
  onTestFinished(() => leave.abort())
  const headers = { authorization: `Bearer ${token}` }
  const answer = await server.handle(new Request('http://server.test/api/v1/events', { headers, signal: leave.signal }))
  const heard = { status: answer.status, headers: answer.headers, text: '', ended: false, leave: () => leave.abort() }
  void (async () => {
    for await (const part of answer.body!) heard.text += new TextDecoder().decode(part)
    heard.ended = true
  })()
  return heard
}

const change = (kind: string) => `event: change\ndata: {"kind":"${kind}"}\n\n`

test('begins at once, in a way that no proxy has a reason to keep', async () => {
  const server = await testServer()
  const heard = await listen(server, (await guest(server)).token)
  expect(heard.status).toBe(200)
  expect(heard.headers.get('content-type')).toBe('text/event-stream')
  expect(heard.headers.get('cache-control')).toBe('no-store, no-transform')
  expect(heard.headers.get('x-accel-buffering')).toBe('no')
  await vi.waitFor(() => expect(heard.text).toBe(': open\n\n'))
})

test('says that something changed and of what kind it is, and not what', async () => {
  const server = await testServer()
  const { token, user } = await guest(server)
  const heard = await listen(server, token)
  await server.store.users.setCustomMetadata(user.id, { secret: 'of mine' })
  await server.ask(endpoints.revokeWallets, {}, { token })
  await vi.waitFor(() => expect(heard.text).toBe(`: open\n\n${change('person')}${change('access')}`))
})

test('says nothing of anybody else', async () => {
  const server = await testServer()
  const [ada, grace] = [await guest(server), await guest(server)]
  const heard = await listen(server, ada.token)
  await server.store.users.setCustomMetadata(grace.user.id, { a: 1 })
  await server.store.users.setCustomMetadata(ada.user.id, { a: 1 })
  await vi.waitFor(() => expect(heard.text).toBe(`: open\n\n${change('person')}`))
})

test('is for who is signed in only, and ends with their session', async () => {
  const server = await testServer()
  expect(await server.send('GET', '/v1/events')).toMatchObject({ status: 401 })
  const credential = crypto.randomUUID().padEnd(43, 'x')
  const [here, elsewhere] = [await guest(server, credential), await guest(server, credential)]
  const [heardHere, heardElsewhere] = [await listen(server, here.token), await listen(server, elsewhere.token)]
  await server.ask(endpoints.logout, { refreshToken: here.refreshToken })
  await vi.waitFor(() => expect(heardHere.ended).toBe(true))
  expect(heardHere.text).toContain(change('session'))
  await vi.waitFor(() => expect(heardElsewhere.text).toContain(change('session')))
  expect(heardElsewhere.ended).toBe(false)
  const refused = await listen(server, here.token)
  expect(refused.status).toBe(401)
  await vi.waitFor(() => expect(refused.text).toContain('session_revoked'))
})

test('one person’s streams are limited, and who leaves makes room', async () => {
  const server = await testServer()
  const { token } = await guest(server)
  const all = await Promise.all(Array.from({ length: liveLimits.perPerson }, () => listen(server, token)))
  const refused = await listen(server, token)
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe('60')
  expect((await listen(server, (await guest(server)).token)).status).toBe(200)
  all[0]!.leave()
  expect((await listen(server, token)).status).toBe(200)
})
