import { authenticatorCode } from '../../packages/conformance/src/authenticator.ts'
import { newEvmKey } from '../../packages/server/src/testSignIn.test.kit.ts'
import { testFarcaster } from '../../packages/server/src/testFarcaster.test.kit.ts'
import { botToken, launchData, widgetResult } from '../../packages/server/src/testTelegram.test.kit.ts'
import { MfaTotpEnroll, MfaTotpInit, MfaTotpUnenroll, MfaTotpVerify } from '@privy-io/public-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { device, signIn } from './device.ts'
import { openHouse, type House } from './house.ts'
import { origin } from './serve.ts'
import { unlisted } from './unlisted.ts'

const farcaster = await testFarcaster()
let house: House
beforeAll(async () => {
  house = await openHouse({
    LATCHKEY_FARCASTER_RELAY_URL: farcaster.relayUrl,
    LATCHKEY_RPC_URLS: `eip155:10=${farcaster.nodeUrl}`,
    LATCHKEY_TELEGRAM_BOT_TOKEN: botToken,
  })
})
afterAll(() => house?.close())

const now = () => Math.floor(Date.now() / 1000)

test('Telegram’s widget signs in, a mini app finds the same person, and it is linked and unlinked', async () => {
  const privy = await device(house)
  expect(privy.app.getConfig()).toMatchObject({ telegram_auth: true, farcaster_auth: true })
  const telegramAuthResult = widgetResult({ auth_date: now() }) as never
  const { user, is_new_user } = await privy.auth.telegram.authenticate({ telegramAuthResult })
  expect(is_new_user).toBe(true)
  expect(user.linked_accounts).toMatchObject([{ type: 'telegram', telegram_user_id: '424242' }])
  const app = await device(house)
  const opened = await app.auth.telegram.authenticate({ telegramWebAppData: launchData({ auth_date: now() }) as never })
  expect(opened.user.id).toBe(user.id)
  const again = (await device(house)).auth.telegram.authenticate({ telegramAuthResult })
  await expect(again).rejects.toMatchObject({ status: 401, code: 'telegram_invalid' })

  const { privy: other } = await signIn(house, 'telegram@example.com')
  const linked = await other.auth.telegram.link({
    telegramAuthResult: widgetResult({ id: 77, auth_date: now() }) as never,
  })
  expect(linked.user.linked_accounts).toMatchObject([{ type: 'email' }, { type: 'telegram' }])
  const { user: without } = await other.auth.telegram.unlink({ telegramUserId: '77' })
  expect(without.linked_accounts).toHaveLength(1)
})

test('Farcaster signs in by its signed message, and is linked and unlinked', async () => {
  const [key, otherKey] = [newEvmKey(), newEvmKey()]
  farcaster.register(key, 1_001)
  farcaster.register(otherKey, 1_002)
  const privy = await device(house)
  const { channel_token } = await privy.auth.farcaster.initializeAuth({ relyingParty: origin })
  expect(await privy.auth.farcaster.getFarcasterStatus({ channel_token })).toMatchObject({ state: 'pending' })
  farcaster.answer(channel_token, { key, fid: 1_001, now: Date.now() })
  const answer = await privy.auth.farcaster.getFarcasterStatus({ channel_token })
  if (answer.state !== 'completed') throw new Error('not answered')
  const { message, signature, fid } = answer
  const { user } = await privy.auth.farcaster.authenticate({ channel_token, message, signature, fid })
  expect(user.linked_accounts).toMatchObject([{ type: 'farcaster', fid: 1_001, username: 'ada' }])

  const { privy: other } = await signIn(house, 'farcaster@example.com')
  const channel = await other.auth.farcaster.initializeAuth({ relyingParty: origin })
  const { channelToken, ...proof } = farcaster.answer(channel.channel_token, {
    key: otherKey,
    fid: 1_002,
    now: Date.now(),
  })
  const linked = await other.auth.farcaster.link({ channel_token: channelToken, ...proof })
  expect(linked.user.linked_accounts).toMatchObject([{ type: 'email' }, { type: 'farcaster' }])
  const { user: without } = await other.auth.farcaster.unlink({ fid: 1_002 })
  expect(without.linked_accounts).toHaveLength(1)
})

test('an authenticator app is enrolled, shown and taken away at Privy’s addresses', async () => {
  const { privy } = await signIn(house, 'factor@example.com')
  const ask = (route: { path: string }, body: object, headers: Record<string, string> = {}) =>
    privy.fetchPrivyRoute(route as never, { body, headers } as never) as Promise<Record<string, unknown>>
  const { totpSecret } = await ask(MfaTotpInit, {})
  const enrolled = await ask(MfaTotpEnroll, { code: await authenticatorCode(totpSecret as string) })
  expect(enrolled).toMatchObject({ mfa_methods: [{ type: 'totp', verified_at: expect.any(Number) }] })
  expect((await privy.user.get()).user.mfa_methods).toEqual(enrolled['mfa_methods'])
  await expect(ask(MfaTotpUnenroll, {})).rejects.toMatchObject({ status: 403, code: 'mfa_required' })
  const { token } = await ask(MfaTotpVerify, { code: await authenticatorCode(totpSecret as string, 1) })
  const ended = await ask(MfaTotpUnenroll, {}, { 'latchkey-mfa': token as string })
  expect(ended['mfa_methods']).toEqual([])
})

test('who has no passkey as a second factor gets no options for one', async () => {
  const { privy } = await signIn(house, 'no-factor@example.com')
  const asked = privy.mfa.passkey.generateAuthenticationOptions({ relying_party: origin })
  await expect(asked).rejects.toMatchObject({ status: 404, code: 'mfa_not_enrolled' })
})

test('all that passed is as Privy’s schemas have it, but for the differences on purpose', () => {
  expect(unlisted(house.exchanges)).toEqual([])
})
