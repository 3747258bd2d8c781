// What apps on Privy look like, with nothing changed but the import.
import { ada, fakeBackend } from '@latchkey/core/fake'
import { useHeadlessDelegatedActions, usePrivy, useUser } from '@latchkey/react/privy'
import { act, render, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { snapshotOf, tag } from '../../../../tests/setup/tag.ts'
import { PrivyProvider } from './PrivyProvider.tsx'

function User() {
  const { ready, authenticated, user } = usePrivy()

  if (!(ready && authenticated) || !user) {
    return null
  }

  return (
    <div>
      <p>User {user.id} has linked the following accounts:</p>
      <ul>
        <li>Apple: {user.apple ? user.apple.email : 'None'}</li>
        <li>Discord: {user.discord ? user.discord.username : 'None'}</li>
        <li>Email: {user.email ? user.email.address : 'None'}</li>
        <li>Farcaster: {user.farcaster ? user.farcaster.username : 'None'}</li>
        <li>GitHub: {user.github ? user.github.username : 'None'}</li>
        <li>Google: {user.google ? user.google.email : 'None'}</li>
        <li>Instagram: {user.instagram ? user.instagram.username : 'None'}</li>
        <li>LinkedIn: {user.linkedin ? user.linkedin.email : 'None'}</li>
        <li>Phone: {user.phone ? user.phone.number : 'None'}</li>
        <li>Spotify: {user.spotify ? user.spotify.email : 'None'}</li>
        <li>Telegram: {user.telegram ? user.telegram.username : 'None'}</li>
        <li>TikTok: {user.tiktok ? user.tiktok.username : 'None'}</li>
        <li>Twitter: {user.twitter ? user.twitter.username : 'None'}</li>
        <li>Wallet: {user.wallet ? user.wallet.address : 'None'}</li>
      </ul>
    </div>
  )
}

test('a profile shows who is signed in, and nothing before that is known', async () => {
  const { container } = render(
    <PrivyProvider backend={fakeBackend({ user: ada, latency: 5 })}>
      <User />
    </PrivyProvider>,
  )
  expect(container).toBeEmptyDOMElement()
  expect(await screen.findByText('Email: ada@example.com')).toBeInTheDocument()
  expect(screen.getByText(`User ${ada.id} has linked the following accounts:`)).toBeInTheDocument()
  expect(screen.getByText(`Wallet: ${ada.wallet!.address}`)).toBeInTheDocument()
  expect(screen.getByText('Telegram: None')).toBeInTheDocument()
})

test('what the app’s server changed is there after refreshUser', async () => {
  let moment = 0
  const backend = fakeBackend({ user: tag('ada'), refreshUser: async () => snapshotOf('ada', moment) })

  function Metadata() {
    const { user, refreshUser } = useUser()

    const updateMetadata = async (value: number) => {
      moment = value
      await refreshUser()
    }

    return <button onClick={() => void updateMetadata(7)}>{String(user?.customMetadata?.moment)}</button>
  }

  render(
    <PrivyProvider backend={backend}>
      <Metadata />
    </PrivyProvider>,
  )
  const button = await screen.findByText('0')
  await act(async () => button.click())
  expect(await screen.findByText('7')).toBeInTheDocument()
})

test('a button gives server access, and one ends it', async () => {
  const done = vi.fn()

  function Access() {
    const { user } = usePrivy()
    const { delegateWallet, revokeWallets } = useHeadlessDelegatedActions()
    const address = user?.wallet?.address
    const delegated = user?.linkedAccounts.some((account) => account.type === 'wallet' && account.delegated)
    const onDelegate = async () => {
      if (address) done(await delegateWallet({ address, chainType: 'ethereum' }))
    }
    const onRevoke = async () => {
      done(await revokeWallets())
    }
    if (!address) return null
    return delegated ? (
      <button onClick={() => void onRevoke()}>Revoke permission</button>
    ) : (
      <button onClick={() => void onDelegate()}>Delegate permission</button>
    )
  }

  render(
    <PrivyProvider backend={fakeBackend({ user: ada })}>
      <Access />
    </PrivyProvider>,
  )
  const give = await screen.findByText('Delegate permission')
  await act(async () => give.click())
  const end = await screen.findByText('Revoke permission')
  await act(async () => end.click())
  expect(await screen.findByText('Delegate permission')).toBeInTheDocument()
  await waitFor(() => expect(done.mock.calls).toEqual([[undefined], [undefined]]))
})
