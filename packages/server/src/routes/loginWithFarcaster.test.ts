import * as endpoints from '@latchkey/core/endpoints'
import { farcasterChannelHeader } from '@latchkey/core/wire'
import { expect, test } from 'vitest'
import { addressOf } from '../signer/evmKey.ts'
import { askSigned } from '../testAction.test.kit.ts'
import { testFarcaster } from '../testFarcaster.test.kit.ts'
import { testPerson } from '../testPerson.test.kit.ts'
import { testServer } from '../testServer.test.kit.ts'
import { guest, newEvmKey } from '../testSignIn.test.kit.ts'

const refused = { status: 401, code: 'farcaster_invalid' }
const fid = 4_242

async function setUp() {
  const farcaster = await testFarcaster()
  const server = await testServer(farcaster.options)
  const key = newEvmKey()
  farcaster.register(key, fid)
  /** What a person's client answers to a channel that was just opened. */
  const proof = async (
    changes: Partial<Parameters<typeof farcaster.answer>[1]> = {},
    as: Parameters<typeof server.ask>[2] = {},
  ) => {
    const { channelToken } = await server.ask(endpoints.initFarcaster, {}, as)
    return farcaster.answer(channelToken, { key, fid, now: server.clock.now, ...changes })
  }
  return { server, farcaster, key, proof }
}

test('who holds a Farcaster id is signed in by a message that their client signed, and is the same person next time', async () => {
  const { server, farcaster, key, proof } = await setUp()
  const { channelToken, connectUri } = await server.ask(endpoints.initFarcaster, {})
  expect(connectUri).toContain(channelToken)
  const ask = () =>
    server.ask(endpoints.farcasterStatus, undefined, { headers: { [farcasterChannelHeader]: channelToken } })
  expect(await ask()).toEqual({ state: 'pending', nonce: expect.any(String) })
  const answer = farcaster.answer(channelToken, { key, fid, now: server.clock.now })
  expect(await ask()).toMatchObject({ state: 'completed', fid, message: answer.message, username: 'ada' })

  const first = await server.ask(endpoints.loginWithFarcaster, answer)
  expect(first.isNewUser).toBe(true)
  expect(first.user.farcaster).toMatchObject({
    fid,
    ownerAddress: addressOf(key),
    username: 'ada',
    displayName: 'Ada',
    pfp: 'https://img.example/ada.png',
  })
  const again = await server.ask(endpoints.loginWithFarcaster, await proof())
  expect(again).toMatchObject({ isNewUser: false, user: { id: first.user.id } })
})

const ways: Record<string, (given: Awaited<ReturnType<typeof setUp>>) => Promise<object>> = {
  'signed by another key': ({ proof }) => proof({ signWith: newEvmKey() }),
  'of an address that does not hold the id': ({ proof }) => proof({ key: newEvmKey() }),
  'for another id than the one beside it': async ({ proof }) => ({ ...(await proof()), fid: 1 }),
  'for an id that is somebody else’s': ({ proof }) => proof({ fid: 1 }),
  'for another site': ({ proof }) => proof({ changes: { domain: 'evil.example' } }),
  'for another page': ({ proof }) => proof({ changes: { uri: 'https://evil.example/' } }),
  'of another chain': ({ proof }) => proof({ changes: { chainId: 1 } }),
  'with a nonce that is not ours': ({ proof }) => proof({ changes: { nonce: 'abcdefgh12345678' } }),
  'that has expired': ({ proof }) => proof({ changes: { expirationTime: new Date(0) } }),
  'by another channel': async ({ proof }) => ({ ...(await proof()), channelToken: (await proof()).channelToken }),
}

test.each(Object.entries(ways))('a message %s is refused, and nobody is made', async (_, make) => {
  const given = await setUp()
  const body = (await make(given)) as Awaited<ReturnType<typeof given.proof>>
  await expect(given.server.ask(endpoints.loginWithFarcaster, body)).rejects.toMatchObject(refused)
  expect(await given.server.store.users.findByAccount('farcaster', String(body.fid))).toBeNull()
})

test('a message works once, however many show it at once, and for ten minutes', async () => {
  const { server, proof } = await setUp()
  const body = await proof()
  const answers = await Promise.allSettled([1, 2, 3].map(() => server.ask(endpoints.loginWithFarcaster, body)))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const late = await proof()
  server.clock.now += 600_000
  await expect(server.ask(endpoints.loginWithFarcaster, late)).rejects.toMatchObject(refused)
})

test('it links to whom opened the channel, is nobody else’s then, and is taken away again', async () => {
  const { server, proof } = await setUp()
  const person = await testPerson(server)
  const as = { token: person.token }
  const forLogin = server.ask(endpoints.linkFarcaster, await proof(), as)
  await expect(forLogin).rejects.toMatchObject(refused)
  expect((await server.ask(endpoints.linkFarcaster, await proof({}, as), as)).farcaster?.fid).toBe(fid)
  const other = { token: (await guest(server)).token }
  const taken = server.ask(endpoints.linkFarcaster, await proof({}, other), other)
  await expect(taken).rejects.toMatchObject({ status: 422, code: 'linked_to_another_user' })
  const unlinked = await askSigned(server, person, endpoints.unlinkFarcaster, { fid })
  expect(unlinked.farcaster).toBeUndefined()
})

test('a relay that is away is said to be, and may be asked again', async () => {
  const { server, farcaster } = await setUp()
  farcaster.goAway()
  const away = { status: 503, code: 'farcaster_unavailable' }
  await expect(server.ask(endpoints.initFarcaster, {})).rejects.toMatchObject(away)
})

test('a profile that the relay withholds keeps nobody out', async () => {
  const { server, farcaster, proof } = await setUp()
  const body = await proof()
  farcaster.goAway()
  const { user } = await server.ask(endpoints.loginWithFarcaster, body)
  expect(user.farcaster).toMatchObject({ fid, username: null, pfp: null })
})

test('a server without a relay says so, and one that is asked about no channel, too', async () => {
  const bare = await testServer()
  await expect(bare.ask(endpoints.initFarcaster, {})).rejects.toMatchObject({ status: 501, code: 'capability_missing' })
  const { server } = await setUp()
  await expect(server.ask(endpoints.farcasterStatus)).rejects.toMatchObject({ status: 400, code: 'wire_invalid' })
})
