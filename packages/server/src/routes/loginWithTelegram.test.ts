import * as endpoints from '@latchkey/core/endpoints'
import { expect, test } from 'vitest'
import { askSigned } from '../testAction.test.kit.ts'
import { testPerson } from '../testPerson.test.kit.ts'
import { testServer, type TestServer } from '../testServer.test.kit.ts'
import { guest } from '../testSignIn.test.kit.ts'
import { botToken, launchData, widgetResult } from '../testTelegram.test.kit.ts'

const refused = { status: 401, code: 'telegram_invalid' }
const setUp = () => testServer({ telegram: { botToken } })
const seconds = ({ clock }: TestServer) => Math.floor(clock.now / 1000)

const login = (server: TestServer, telegramAuthResult: Record<string, string | number>) =>
  server.ask(endpoints.loginWithTelegram, { telegramAuthResult })

test('who the login widget names is signed in, and is the same person next time', async () => {
  const server = await setUp()
  const photo_url = 'https://t.me/i/userpic/320/ada.jpg'
  const first = await login(server, widgetResult({ auth_date: seconds(server), username: 'ada', photo_url }))
  expect(first.isNewUser).toBe(true)
  expect(first.user.telegram).toEqual({
    telegramUserId: '424242',
    firstName: 'Ada',
    lastName: null,
    username: 'ada',
    photoUrl: photo_url,
  })
  server.clock.now += 1_000
  const again = await login(server, widgetResult({ auth_date: seconds(server), username: 'countess' }))
  expect(again).toMatchObject({ isNewUser: false, user: { id: first.user.id, telegram: { username: 'countess' } } })
})

test('who opens a mini app is signed in as the same person', async () => {
  const server = await setUp()
  const { user } = await login(server, widgetResult({ auth_date: seconds(server) }))
  const telegramWebAppData = launchData({ auth_date: seconds(server) })
  const opened = await server.ask(endpoints.loginWithTelegram, { telegramWebAppData })
  expect(opened.user.id).toBe(user.id)
})

test('what Telegram signed works once, however many show it at once', async () => {
  const server = await setUp()
  const result = widgetResult({ auth_date: seconds(server) })
  const answers = await Promise.allSettled([1, 2, 3, 4].map(() => login(server, result)))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await expect(login(server, result)).rejects.toMatchObject(refused)
  server.clock.now += 3_540_000
  await expect(login(server, result)).rejects.toMatchObject(refused)
})

const ways: Record<string, (server: TestServer) => Record<string, string | number>> = {
  'of another bot': (server) => widgetResult({ auth_date: seconds(server) }, '1:AAE-some-other-bot-token-000000000'),
  'with another id': (server) => ({ ...widgetResult({ auth_date: seconds(server) }), id: 1 }),
  'with a member that was added': (server) => ({ ...widgetResult({ auth_date: seconds(server) }), username: 'eve' }),
  'without a signature': (server) => ({ id: 424242, first_name: 'Ada', auth_date: seconds(server) }),
  'with a signature that is none': (server) => ({ ...widgetResult({ auth_date: seconds(server) }), hash: 'zz' }),
  'of an hour ago': (server) => widgetResult({ auth_date: seconds(server) - 3_600 }),
  'of later': (server) => widgetResult({ auth_date: seconds(server) + 120 }),
  'without a time': () => widgetResult({}),
  'that names nobody': (server) => widgetResult({ id: 'ada', auth_date: seconds(server) }),
  'of a mini app in the place of the widget’s': (server) => launchData({ auth_date: seconds(server) }),
}

test.each(Object.entries(ways))('a result %s is refused, and nobody is made', async (_, make) => {
  const server = await setUp()
  await expect(login(server, make(server))).rejects.toMatchObject(refused)
  expect(await server.store.users.findByAccount('telegram', '424242')).toBeNull()
})

test('neither, or both, is refused', async () => {
  const server = await setUp()
  const [telegramAuthResult, telegramWebAppData] = [
    widgetResult({ auth_date: seconds(server) }),
    launchData({ auth_date: seconds(server) }),
  ]
  await expect(server.ask(endpoints.loginWithTelegram, {})).rejects.toMatchObject(refused)
  const both = server.ask(endpoints.loginWithTelegram, { telegramAuthResult, telegramWebAppData })
  await expect(both).rejects.toMatchObject(refused)
})

test('it is linked, is nobody else’s then, and is taken away again', async () => {
  const server = await setUp()
  const person = await testPerson(server)
  const link = (as: { token: string }) => {
    server.clock.now += 1_000
    const telegramAuthResult = widgetResult({ auth_date: seconds(server) })
    return server.ask(endpoints.linkTelegram, { telegramAuthResult }, { token: as.token })
  }
  expect((await link(person)).telegram?.telegramUserId).toBe('424242')
  const taken = { status: 422, code: 'linked_to_another_user' }
  await expect(link(await guest(server))).rejects.toMatchObject(taken)
  const name = { telegramUserId: '424242' }
  const unlinked = await askSigned(server, person, endpoints.unlinkTelegram, name)
  expect(unlinked.telegram).toBeUndefined()
})

test('who may not sign up is told so', async () => {
  const server = await setUp()
  const telegramAuthResult = widgetResult({ auth_date: seconds(server) })
  const asked = server.ask(endpoints.loginWithTelegram, { telegramAuthResult, mode: 'no-signup' })
  await expect(asked).rejects.toMatchObject({ status: 404, code: 'user_does_not_exist' })
})

test('a server without a bot says so, and a token that is none is refused without being repeated', async () => {
  const server = await testServer()
  const asked = login(server, widgetResult({ auth_date: seconds(server) }))
  await expect(asked).rejects.toMatchObject({ status: 501, code: 'capability_missing' })
  const made = testServer({ telegram: { botToken: 'secret-but-wrong' } })
  await expect(made).rejects.toMatchObject({ code: 'config_invalid', message: expect.not.stringContaining('secret') })
})
