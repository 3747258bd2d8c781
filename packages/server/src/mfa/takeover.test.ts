import * as endpoints from '@latchkey/core/endpoints'
import { mfaHeader } from '@latchkey/core/wire'
import { softwarePasskey } from '@latchkey/conformance/passkey'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askSigned } from '../testAction.test.kit.ts'
import { enrol, showFactor } from '../testAuthenticator.test.kit.ts'
import { origin, testServer, type TestServer } from '../testServer.test.kit.ts'
import { byMail, mailedCode, newEvmKey, siweProof, textedCode } from '../testSignIn.test.kit.ts'
import { botToken, widgetResult } from '../testTelegram.test.kit.ts'
import { mfaActions } from './MfaOptions.ts'

const email = 'ada@example.com'

/** A server, somebody with a second factor on it, and a thief who has her access token, accounts of his own and his own factor. */
async function setUp() {
  const server = await testServer({ accountTransfer: true, telegram: { botToken }, mfa: { requiredFor: mfaActions } })
  const ada = await byMail(server, email)
  await enrol(server, ada)
  const thief = await byMail(server, 'thief@example.com')
  const app = await enrol(server, thief)
  const { headers } = await showFactor(server, thief, app)
  return { server, ada, thief, app, headers, passkey: softwarePasskey({ origin }) }
}

type World = Awaited<ReturnType<typeof setUp>>
type As = { token: string; headers?: Record<string, string> }

/** What a thief can do; `as` is her session, with nothing, with his own token for a second factor, or with a made-up one. */
const steps: Record<string, (world: World, as: As) => Promise<unknown>> = {
  'links his address': async ({ server }, as) => {
    const address = `${crypto.randomUUID()}@thief.example`
    return server.ask(endpoints.linkEmail, { email: address, code: await mailedCode(server, address, as) }, as)
  },
  'puts his address in the place of hers': async ({ server }, as) => {
    const newAddress = `${crypto.randomUUID()}@thief.example`
    const code = await mailedCode(server, newAddress, as)
    return server.ask(endpoints.updateEmail, { oldAddress: email, newAddress, code }, as)
  },
  'links his number': async ({ server }, as) => {
    const phoneNumber = '+14155552671'
    return server.ask(endpoints.linkPhone, { phoneNumber, code: await textedCode(server, phoneNumber, as) }, as)
  },
  'links his wallet': async ({ server }, as) =>
    server.ask(endpoints.linkWithSiwe, await siweProof(server, newEvmKey(), { as }), as),
  'links his Telegram': ({ server }, as) => {
    const telegramAuthResult = widgetResult({ id: 666, auth_date: Math.floor(server.clock.now / 1000) })
    return server.ask(endpoints.linkTelegram, { telegramAuthResult }, as)
  },
  'adds his passkey': async ({ server, passkey }, as) => {
    const { options } = await server.ask(endpoints.linkPasskeyInit, {}, as)
    return server.ask(endpoints.addPasskey, { authenticatorResponse: await passkey.create(options) }, as)
  },
  'adds his passkey at Privy’s address': async ({ server, passkey }, as) => {
    const { options } = await server.ask(endpoints.linkPasskeyInit, {}, as)
    return server.ask(endpoints.linkPasskey, { authenticatorResponse: await passkey.create(options) }, as)
  },
  'has his passkey sign her factor away': ({ server, passkey }, { token }) =>
    askSigned(server, { passkey, token }, endpoints.unenrollTotp, {}),
  'takes her factor away': ({ server }, as) => server.ask(endpoints.unenrollTotp, {}, as),
  'begins an app of his own': ({ server }, as) => server.ask(endpoints.initEnrollTotp, {}, as),
  'enrols no passkeys': ({ server }, as) => server.ask(endpoints.enrollPasskeys, { credentialIds: [] }, as),
  'shows a code of his app': async ({ server, app }, as) =>
    server.ask(endpoints.verifyTotp, { code: await app.code() }, as),
  'takes her address away': ({ server }, as) => server.ask(endpoints.unlinkEmail, { address: email }, as),
  'has her address moved to him': async ({ server, thief, headers }) => {
    const as = { token: thief.token, headers }
    // He does not read her mail, so he guesses.
    await mailedCode(server, email, as)
    await server.ask(endpoints.linkEmail, { email, code: '000000' }, as)
    return server.ask(endpoints.transferAccount, { nonce: 'A'.repeat(43) }, as)
  },
  'moves his address to her': async ({ server }, as) => {
    const address = 'thief@example.com'
    await server.ask(endpoints.linkEmail, { email: address, code: await mailedCode(server, address, as) }, as)
    return server.ask(endpoints.transferAccount, { nonce: 'A'.repeat(43) }, as)
  },
}

const shown = ['nothing', 'his own', 'made up'] as const

/** All by which anybody could come back as her, or be held off as her. */
async function waysIn({ store, clock }: TestServer, userId: string) {
  const [found, credentials, secret] = await Promise.all([
    store.users.get(userId, clock.now),
    store.credentials.ofUser(userId),
    store.totp.get(userId),
  ])
  const accounts = found!.accounts.map(({ type, key }) => [type, key])
  return { accounts, totpSince: found!.totpSince, credentials, wrapped: secret!.wrapped }
}

test('whatever a thief does with somebody’s access token, in whatever order, her ways in and her factor stay as they are', async () => {
  const step = fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.constantFrom(...shown))
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (plan) => {
      const world = await setUp()
      const { server, ada, headers } = world
      const before = await waysIn(server, ada.user.id)
      for (const [name, what] of plan) {
        const madeUp = { [mfaHeader]: headers[mfaHeader]!.replace(/^\d+/, (expiry) => `${Number(expiry) + 1}`) }
        const brought = { nothing: {}, 'his own': { headers }, 'made up': { headers: madeUp } }[what]
        await steps[name]!(world, { token: ada.token, ...brought }).catch((refusal: { status?: number }) => {
          if (!refusal.status || refusal.status >= 500) throw refusal
        })
      }
      expect(await waysIn(server, ada.user.id)).toEqual(before)
      expect(await server.store.users.findByAccount('email', email)).toBe(ada.user.id)
    }),
    { numRuns: 12 },
  )
})

test('the same steps do something where the app demands nothing: else their refusal would say nothing', async () => {
  const server = await testServer({ telegram: { botToken } })
  const ada = await byMail(server, email)
  const world = { server, ada, passkey: softwarePasskey({ origin }) } as unknown as World
  const free = ['links his number', 'links his wallet', 'links his Telegram', 'adds his passkey']
  for (const name of free) await steps[name]!(world, { token: ada.token })
  const { user } = await server.ask(endpoints.refreshUser, undefined, ada)
  expect(user.linkedAccounts.map(({ type }) => type)).toEqual(['email', 'phone', 'wallet', 'telegram', 'passkey'])
})
