import { ada, adaDelegated, everyAccount, fakeBackend, hangs, newcomer } from '@latchkey/core/fake'
import type { SessionSnapshot } from '@latchkey/core'
import { act, waitFor } from '@testing-library/react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { expect, onTestFinished, test, vi } from 'vitest'
import { useIdentityToken } from '../hooks/useIdentityToken.ts'
import { usePrivy } from '../hooks/usePrivy.ts'
import { usePrivyUser } from '../hooks/usePrivyUser.ts'
import { useUser } from '../hooks/useUser.ts'
import { useWallets } from '../hooks/useWallets.ts'
import { useGrants } from '../hooks/useGrants.ts'
import { LatchkeyProvider } from './LatchkeyProvider.tsx'

function Page() {
  const { ready, authenticated, user, error } = usePrivy()
  const { wallets } = useWallets()
  const { user: accounts } = useUser((person) => person?.linkedAccounts.map(({ type }) => type) ?? [])
  return (
    <main data-ready={ready} data-authenticated={authenticated}>
      <h1>{user === undefined ? 'Who is there?' : user === null ? 'Nobody' : user.id}</h1>
      <p>{user?.createdAt.toISOString()}</p>
      <p>{useIdentityToken().identityToken}</p>
      <p>{usePrivyUser()?.embeddedEthereumWallets.length}</p>
      <p>{useGrants().status}</p>
      <p>{error?.code}</p>
      <ul>
        {wallets.map(({ address, delegated }) => (
          <li key={address}>
            {address} {String(delegated)}
          </li>
        ))}
      </ul>
      <p>{accounts.join(' ')}</p>
    </main>
  )
}

const states: [string, SessionSnapshot | null | undefined][] = [
  ['nothing known', undefined],
  ['null', null],
  ['Ada', { user: ada, identityToken: 'a.b.c' }],
  ['Ada with server access', { user: adaDelegated, identityToken: null }],
  ['a newcomer', { user: newcomer(), identityToken: null }],
  ['every kind of account', { user: { ...ada, linkedAccounts: everyAccount }, identityToken: null }],
  ['what lost its Dates on the way', JSON.parse(JSON.stringify({ user: ada, identityToken: null })) as never],
]

test.each(states)(
  'what the server rendered is what the browser renders first: %s (fault 7)',
  async (_, initialState) => {
    const app = (
      <LatchkeyProvider
        backend={fakeBackend({ restore: hangs, getGrants: hangs })}
        {...(initialState !== undefined && { initialState })}
      >
        <Page />
      </LatchkeyProvider>
    )
    const html = renderToString(app)
    const container = document.createElement('div')
    container.innerHTML = html
    const onRecoverableError = vi.fn()
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => {})
    const root = await act(async () => hydrateRoot(container, app, { onRecoverableError }))
    onTestFinished(() => act(() => root.unmount()))
    expect(onRecoverableError).not.toHaveBeenCalled()
    expect(complaints).not.toHaveBeenCalled()
    complaints.mockRestore()
    const before = document.createElement('div')
    before.innerHTML = html
    expect(container.textContent).toBe(before.textContent)
  },
)

test('a server renders the person it was given, and "not ready" otherwise', () => {
  const page = (initialState: SessionSnapshot | null) =>
    renderToString(
      <LatchkeyProvider backend={fakeBackend({ user: ada })} initialState={initialState}>
        <Page />
      </LatchkeyProvider>,
    )
  expect(page({ user: ada, identityToken: null })).toContain(ada.id)
  expect(page(null)).toContain('Who is there?')
  expect(page(null)).toContain('data-ready="false"')
})

test('the backend’s word replaces what the server rendered, without a moment of nobody', async () => {
  const seen: (string | null | undefined)[] = []
  function Who() {
    const { user } = usePrivy()
    seen.push(user && user.id)
    return null
  }
  const container = document.createElement('div')
  const backend = fakeBackend({ user: { ...ada, id: 'did:latchkey:renamed' }, latency: 2 })
  const app = (
    <LatchkeyProvider backend={backend} initialState={{ user: ada, identityToken: null }}>
      <Who />
    </LatchkeyProvider>
  )
  container.innerHTML = renderToString(app)
  const root = await act(async () => hydrateRoot(container, app))
  onTestFinished(() => act(() => root.unmount()))
  await waitFor(() => expect(seen.at(-1)).toBe('did:latchkey:renamed'))
  expect(new Set(seen)).toEqual(new Set([ada.id, 'did:latchkey:renamed']))
})
