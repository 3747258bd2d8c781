import { adaDelegated, fakeBackend, hangs, type FakeScript } from '@latchkey/core/fake'
import { LatchkeyProvider } from '@latchkey/react'
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { LatchkeyUi } from '../LatchkeyUi/LatchkeyUi.tsx'
import { RevokeSessionsButton } from './RevokeSessionsButton.tsx'
import type { RevokeSessionsButtonProps } from './RevokeSessionsButtonProps.ts'
import { RevokeWaiting } from './RevokeWaiting.tsx'

afterEach(() => vi.restoreAllMocks())

function app({ script, ...props }: RevokeSessionsButtonProps & { script?: FakeScript } = {}) {
  const backend = fakeBackend({ user: adaDelegated, ...script })
  return (
    <LatchkeyProvider backend={backend}>
      <LatchkeyUi appName="Acme">
        <RevokeSessionsButton {...props} />
      </LatchkeyUi>
    </LatchkeyProvider>
  )
}

const find = (name: string) => screen.findByRole('button', { name })

test('where a browser has no modal dialogs, as in unit tests, it works all the same', async () => {
  const showModal = Object.getOwnPropertyDescriptor(HTMLDialogElement.prototype, 'showModal')!
  Reflect.deleteProperty(HTMLDialogElement.prototype, 'showModal')
  try {
    render(app())
    fireEvent.click(await find('Revoke server access'))
    const dialog = await screen.findByRole('alertdialog')
    expect(dialog).toHaveAttribute('aria-modal', 'true')
    fireEvent.keyDown(document.body, { key: 'Escape' })
    await waitFor(() => expect(dialog).not.toHaveAttribute('open'))
    fireEvent.click(await find('Revoke server access'))
    fireEvent.click(within(dialog).getByRole('button', { name: 'Revoke access' }))
    expect(await screen.findByText(/Server access revoked for/)).toBeInTheDocument()
  } finally {
    Object.defineProperty(HTMLDialogElement.prototype, 'showModal', showModal)
  }
})

test('on a server it is the place that it will take, and nothing else', () => {
  const html = renderToString(app())
  expect(html).toContain('data-state="loading"')
  expect(html).toContain('Revoke server access')
})

test('React’s strict mode sends one request and tells the app once', async () => {
  const onRevoked = vi.fn()
  const able = fakeBackend({ user: adaDelegated })
  const revokeWallets = vi.fn((parameters: Parameters<NonNullable<typeof able.revokeWallets>>[0]) =>
    able.revokeWallets!(parameters),
  )
  render(<StrictMode>{app({ confirm: 'none', onRevoked, script: { revokeWallets } })}</StrictMode>)
  fireEvent.click(await find('Revoke server access'))
  await screen.findByText(/Server access revoked for/)
  expect(revokeWallets).toHaveBeenCalledTimes(1)
  expect(onRevoked).toHaveBeenCalledTimes(1)
})

test('all wallets means all: none is named, so that none is missed', async () => {
  const revokeWallets = vi.fn(hangs)
  render(app({ confirm: 'none', script: { revokeWallets } }))
  fireEvent.click(await find('Revoke server access'))
  await waitFor(() =>
    expect(revokeWallets).toHaveBeenCalledWith(expect.not.objectContaining({ wallets: expect.anything() })),
  )
})

test('named wallets are revoked by name, as the backend writes them', async () => {
  const revokeWallets = vi.fn(hangs)
  const wallets = ['0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed']
  render(app({ confirm: 'none', wallets, script: { revokeWallets } }))
  fireEvent.click(await find('Revoke server access for 0x5aAe…eAed'))
  await waitFor(() =>
    expect(revokeWallets).toHaveBeenCalledWith(
      expect.objectContaining({ wallets: ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'] }),
    ),
  )
})

test('an app’s own words, class and style, by state', async () => {
  render(
    app({
      children: ({ status }) => `Stop (${status})`,
      className: ({ status }) => `is-${status}`,
      style: { rotate: '1deg' },
      messages: { 'revoke.confirm': 'Stop it' },
      confirm: 'inline',
    }),
  )
  const button = await find('Stop (idle)')
  expect(button.closest('[data-lk]')).toHaveClass('is-idle')
  fireEvent.click(button)
  expect(await find('Stop it')).toBeInTheDocument()
})

test('nothing is shown where there is nothing to revoke and the app wants it so', async () => {
  const { container } = render(app({ hideWhenEmpty: true, script: { user: null } }))
  await waitFor(() => expect(container.firstElementChild).toHaveAttribute('data-state', 'unauthenticated'))
  expect(container.firstElementChild).not.toBeVisible()
})

test('with no provider above it nothing throws', () => {
  const { container } = render(<RevokeSessionsButton />)
  expect(container.firstElementChild).toHaveAttribute('data-state', 'loading')
})

test('what did not load says so, and a press asks for it again', () => {
  const onRetry = vi.fn()
  render(<RevokeWaiting hideWhenEmpty onRetry={onRetry} />)
  expect(screen.getByText(/didn’t load/)).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(onRetry).toHaveBeenCalledTimes(1)
})
