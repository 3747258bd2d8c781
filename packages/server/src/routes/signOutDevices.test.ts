import * as endpoints from '@latchkey/core/endpoints'
import { expect, test } from 'vitest'
import { guest } from '../testSignIn.test.kit.ts'
import { testServer } from '../testServer.test.kit.ts'

/** One person on three devices, and somebody else. */
async function setUp() {
  const server = await testServer()
  const credential = crypto.randomUUID().padEnd(43, 'x')
  const signIn = async () => {
    server.clock.now += 60_000
    return (await guest(server, credential)).token
  }
  const tokens = [await signIn(), await signIn(), await signIn()] as const
  const other = (await guest(server)).token
  const list = async (token: string) => (await server.ask(endpoints.listDevices, undefined, { token })).devices
  const signOut = (token: string, deviceId?: string) =>
    server.ask(endpoints.signOutDevices, deviceId === undefined ? {} : { deviceId }, { token })
  const lives = (token: string) =>
    server.ask(endpoints.refreshUser, undefined, { token }).then(
      () => true,
      ({ code }: { code: string }) => code,
    )
  return { server, tokens, other, list, signOut, lives }
}

test('lists the device that asks first, then as they were last used, and nobody else’s', async () => {
  const { tokens, list } = await setUp()
  const devices = await list(tokens[1])
  expect(devices.map(({ current }) => current)).toEqual([true, false, false])
  expect(devices[1]!.lastUsedAt > devices[2]!.lastUsedAt).toBe(true)
  expect(new Set(devices.map(({ id }) => id)).size).toBe(3)
})

test('a device of somebody else cannot be signed out', async () => {
  const { tokens, other, list, signOut, lives } = await setUp()
  const [theirs] = await list(other)
  expect((await signOut(tokens[0], theirs!.id)).devices).toHaveLength(3)
  expect(await lives(other)).toBe(true)
})

test('one device is signed out at once, then all others; the one that asks stays', async () => {
  const { tokens, other, list, signOut, lives } = await setUp()
  const [, last] = await list(tokens[0])
  expect((await signOut(tokens[0], last!.id)).devices).toHaveLength(2)
  expect(await Promise.all(tokens.map(lives))).toEqual([true, true, 'session_revoked'])
  expect((await signOut(tokens[0])).devices).toMatchObject([{ current: true }])
  expect(await Promise.all(tokens.map(lives))).toEqual([true, 'session_revoked', 'session_revoked'])
  expect(await lives(other)).toBe(true)
})

test('a device that was signed out signs out nobody', async () => {
  const { tokens, signOut, lives } = await setUp()
  await signOut(tokens[0])
  await expect(signOut(tokens[1])).rejects.toMatchObject({ status: 401, code: 'session_revoked' })
  expect(await lives(tokens[0])).toBe(true)
})
