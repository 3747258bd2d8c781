// Why: what a page says of phones must hold where there is no WebCrypto, no window, no IndexedDB and no BroadcastChannel.
import * as http from '@latchkey/backends/http'
import * as core from '@latchkey/core'
import { ada, adaDelegated, fakeBackend } from '@latchkey/core/fake'
import * as react from '@latchkey/react'
import { AsyncLocalStorage } from 'node:async_hooks'
import { createElement, type ComponentType, type ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import * as jsxRuntime from 'react/jsx-runtime'
import { afterEach, expect, test, vi } from 'vitest'
import { appId, testServer } from '../packages/backends/src/testServer.test.kit.ts'
import { docsBlock } from '../tests/setup/docsBlock.ts'
import { runPage } from './docs/runPage.ts'

afterEach(() => vi.unstubAllGlobals())

const onServer = new AsyncLocalStorage<true>()
const whole = globalThis.crypto

/** A phone: what is in its keychain outlives the app. Our real server is elsewhere, and has what a server has. */
async function newPhone() {
  const server = await testServer()
  const fetch = (url: string, init: RequestInit) => onServer.run(true, () => server.handle(new Request(url, init)))
  const getRandomValues = whole.getRandomValues.bind(whole)
  const randomUUID = () => whole.randomUUID()
  vi.stubGlobal('crypto', {
    getRandomValues,
    get randomUUID() {
      return onServer.getStore() && randomUUID
    },
    get subtle() {
      return onServer.getStore() && whole.subtle
    },
  })
  for (const absent of ['BroadcastChannel', 'indexedDB', 'window', 'document', 'location'])
    vi.stubGlobal(absent, undefined)
  const keychain = new Map<string, string>()
  const secureStore = {
    getItemAsync: async (key: string) => keychain.get(key) ?? null,
    setItemAsync: async (key: string, value: string) => {
      if (!/^[\w.-]+$/.test(key)) throw new Error('the keychain takes no such name')
      keychain.set(key, value)
    },
    deleteItemAsync: async (key: string) => void keychain.delete(key),
  }
  const modules = {
    '@latchkey/backends/http': http,
    'expo/fetch': { fetch },
    'expo-secure-store': secureStore,
  }
  const open = () =>
    runPage(docsBlock('expo', 'backend'), { modules })['phoneBackend']('http://server.test', appId) as core.Backend
  return { keychain, open }
}

const { signal } = new AbortController()

test('who signs in on a phone is there after a restart, and gone after signing out', async () => {
  const { keychain, open } = await newPhone()
  const app = core.createSession({ backend: open() })
  const { user } = await core.createGuestAccount(app)
  expect(await core.refreshUser(app)).toMatchObject({ id: user.id, isGuest: true })
  expect(await core.getGrants(app, { signal })).toEqual([])

  const restarted = core.createSession({ backend: open() })
  expect(await core.refreshUser(restarted)).toMatchObject({ id: user.id })
  await core.logout(restarted)
  expect([...keychain.values()].filter((text) => text.includes('refreshToken'))).toEqual([])
  expect(await open().restore({ signal })).toBeNull()
})

test('a wallet that cannot be made there is refused, and nobody is signed out by it', async () => {
  const session = core.createSession({ backend: (await newPhone()).open() })
  const { user } = await core.createGuestAccount(session)
  await expect(core.createWallet(session)).rejects.toBeInstanceOf(core.LatchkeyError)
  expect(session.store.getState()).toMatchObject({ status: 'signedIn', user: { id: user.id } })
})

test('the screen shows who is there and offers to end server access, and nobody to nobody', () => {
  const shown = ({ children }: { children?: ReactNode }) => createElement('p', null, children)
  const button = ({ title }: { title: string }) => createElement('button', null, title)
  const { Person } = runPage(docsBlock('expo', 'screen'), {
    modules: {
      '@latchkey/core': core,
      '@latchkey/react': react,
      'react-native': { Text: shown, View: shown, Button: button },
      'react/jsx-runtime': jsxRuntime,
    },
    names: { backend: fakeBackend() },
  }) as { Person: ComponentType }
  const screen = (user: core.User) =>
    renderToString(
      createElement(
        react.LatchkeyProvider,
        { backend: fakeBackend(), initialState: { user, identityToken: null } },
        createElement(Person),
      ),
    )
  expect(screen(adaDelegated)).toContain('End server access to 1')
  expect(screen(ada)).not.toContain('End server access')
  expect(screen(ada)).toContain('Sign out')
})
