import { ada, fakeBackend, type FakeScript } from '@latchkey/core/fake'
import { act } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { mountHook } from '../../../../tests/setup/mount.tsx'
import { useLoginWithTelegram } from './useLoginWithTelegram.ts'
import { useUser } from './useUser.ts'

const host = 'https://telegram.example'
const result = { id: 424242, first_name: 'Ada', auth_date: 1, hash: 'signed' }
const { capabilities } = fakeBackend()
const useBoth = () => ({ ...useLoginWithTelegram(), ...useUser() })

afterEach(() => {
  vi.restoreAllMocks()
  location.hash = ''
})

/** The window that the browser opens for Telegram. */
function openedWindow() {
  const popup = { closed: false, close: vi.fn() }
  const open = vi.spyOn(window, 'open').mockReturnValue(popup as never)
  const say = (data: unknown, from: Partial<MessageEventInit> = {}) =>
    window.dispatchEvent(new MessageEvent('message', { data, origin: host, source: popup as never, ...from }))
  return { popup, open, say }
}

async function setUp(script: FakeScript = {}) {
  const backend = fakeBackend({ capabilities: { ...capabilities, telegram: { botId: '123456789' } }, ...script })
  const mounted = mountHook(useBoth, backend)
  await mounted.ready()
  return mounted
}

test('who Telegram’s window names is signed in, and the window is closed', async () => {
  const loginWithTelegram = vi.fn(async () => ({ user: ada, identityToken: null, isNewUser: false }))
  const { current } = await setUp({ loginWithTelegram })
  const { popup, open, say } = openedWindow()
  await act(async () => {
    const signingIn = current().loginWithTelegram({ host })
    const address = new URL(open.mock.calls[0]![0] as string)
    expect(address.origin).toBe(host)
    expect(Object.fromEntries(address.searchParams)).toMatchObject({ bot_id: '123456789', origin: location.origin })
    say(JSON.stringify({ event: 'auth_result', result }))
    await signingIn
  })
  expect(loginWithTelegram.mock.calls).toMatchObject([[{ telegramAuthResult: result }]])
  expect(popup.close).toHaveBeenCalled()
  expect(current().user?.id).toBe(ada.id)
})

test('what other windows and other origins say is not heard', async () => {
  const { current } = await setUp({ user: ada })
  const { say } = openedWindow()
  const eve = JSON.stringify({ event: 'auth_result', result: { ...result, id: 666 } })
  await act(async () => {
    const linking = current().linkTelegram({ host })
    say(eve, { origin: 'https://eve.example' })
    say(eve, { source: window })
    say('not JSON')
    say({ event: 'ready' })
    say({ event: 'auth_result', result })
    await linking
  })
  expect(current().user?.telegram?.telegramUserId).toBe('424242')
})

test.each<[string, (opened: ReturnType<typeof openedWindow>) => void]>([
  ['says no there', ({ say }) => void say({ event: 'auth_result', result: false })],
  ['closes the window', ({ popup }) => void (popup.closed = true)],
])('who %s is told that nothing was changed', async (_, turnBack) => {
  const { current } = await setUp()
  const opened = openedWindow()
  await act(async () => {
    const refused = expect(current().loginWithTelegram({ host })).rejects.toMatchObject({ code: 'oauth_user_denied' })
    turnBack(opened)
    await refused
  })
  expect(current().user).toBeNull()
})

test('a browser that opens no window, and a backend without a bot, are told apart', async () => {
  const { current } = await setUp()
  vi.spyOn(window, 'open').mockReturnValue(null)
  await expect(current().loginWithTelegram({ host })).rejects.toMatchObject({ code: 'not_supported' })
  const without = mountHook(useBoth, fakeBackend())
  await without.ready()
  await expect(without.current().loginWithTelegram()).rejects.toMatchObject({ code: 'capability_missing' })
})

test('a mini app signs in by what it was launched with, each value decoded once, and opens no window', async () => {
  const open = vi.spyOn(window, 'open')
  const loginWithTelegram = vi.fn(async () => ({ user: ada, identityToken: null, isNewUser: false }))
  const { current } = await setUp({ loginWithTelegram })
  const user = JSON.stringify({ id: 424242, first_name: 'A&B=100%' })
  location.hash = new URLSearchParams({
    tgWebAppData: new URLSearchParams({ user, auth_date: '1', hash: 'signed' }).toString(),
    tgWebAppVersion: '9.1',
  }).toString()
  await act(async () => void (await current().loginWithTelegram()))
  expect(loginWithTelegram.mock.calls).toMatchObject([
    [{ telegramWebAppData: { user, auth_date: '1', hash: 'signed' } }],
  ])
  expect(open).not.toHaveBeenCalled()
})
