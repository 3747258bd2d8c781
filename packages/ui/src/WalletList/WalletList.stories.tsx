import type { Meta, StoryObj } from '@storybook/react-vite'
import { ada, fails, fakeBackend, fakeWallet } from '@latchkey/core/fake'
import { expect, fn, waitFor, within } from 'storybook/test'
import { adaWithPasscode } from '../DelegateWalletButton/grantStates.stories.kit.ts'
import { adaDelegated, collector, hoarder, newcomer } from '../stories/people.stories.kit.ts'
import { playStates } from '../stories/playStates.stories.kit.ts'
import { capabilities } from '../stories/Stage.stories.kit.tsx'
import { States } from '../stories/States.stories.kit.tsx'
import { WalletList } from './WalletList.tsx'
import { walletStates } from './walletStates.stories.kit.ts'

/**
 * A person's wallets: where each key is, whether the app's server may use it and since when, and what they can do about
 * it. What the backend cannot do has no control. It brings its own loading, empty, error and signed-out states.
 */
const meta = {
  title: 'Wallets/WalletList',
  component: WalletList,
  argTypes: {
    headingLevel: { control: 'inline-radio', options: [1, 2, 3] },
    filter: { control: false },
    className: { control: false },
    style: { control: false },
  },
  parameters: { lk: { script: { user: collector } } },
} satisfies Meta<typeof WalletList>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {}

export const StatesAtAGlance: Story = {
  parameters: { lk: { provider: false }, controls: { disable: true } },
  render: (args) => (
    <States states={walletStates} minWidth="22rem">
      <WalletList {...args} />
    </States>
  ),
  play: ({ canvasElement }) => playStates({ canvasElement, states: walletStates, root: 'wallet-list' }),
}

export const Playground: Story = { args: { headingLevel: 2, purpose: 'Acme renews your library card.' } }

/** The name of the button stays, and what happened is said aloud. */
export const CopyIsAnnounced: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { user: ada }, ui: { timing: { copied: 100 } } } },
  play: async ({ canvas, canvasElement, userEvent }) => {
    const written = fn(() => Promise.resolve())
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: written } })
    await userEvent.click(await canvas.findByRole('button', { name: 'Copy address' }))
    await waitFor(() => expect(canvasElement).toHaveTextContent('Address copied.'))
    await expect(written).toHaveBeenCalledWith('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed')
    await expect(canvas.getByRole('button', { name: 'Copy address' })).toBeVisible()
  },
}

/** The whole address is there for those who hear the page, the short one for those who see it. */
export const AddressForEveryone: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { user: ada } } },
  play: async ({ canvas }) => {
    const full = await canvas.findByText('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed')
    await expect(full.closest('bdi')).toHaveAttribute('dir', 'ltr')
    await expect(canvas.getByText('0x5aAe…eAed')).toHaveAttribute('aria-hidden', 'true')
  },
}

/** Revoked from its row, the result stays in the row, and another way to give access is a press away. */
export const RevokeInARow: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { user: adaDelegated } } },
  play: async ({ canvas, userEvent }) => {
    await expect(await canvas.findByText('Server access on')).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Revoke server access for 0x5aAe…eAed' }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Revoke access' }))
    await expect(await canvas.findByText(/Server access revoked for/)).toBeVisible()
    await expect(canvas.queryByText('Server access on')).toBeNull()
    await expect(canvas.getByRole('button', { name: /^Let the server act/ })).toBeVisible()
  },
}

/** A person without a wallet makes one. */
export const CreateWallet: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { user: newcomer() } } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Create wallet' }))
    await expect(await canvas.findByText(/Your new wallet is/)).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Copy address' })).toBeVisible()
  },
}

const withoutPrf = fn()

/** Where the passkey cannot lock a wallet a passcode does: asked for twice, and told what it means. */
export const CreateWithPasscode: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { user: newcomer(), createWallet: withoutPrf } } },
  beforeEach: () => {
    const able = fakeBackend({ user: newcomer() })
    withoutPrf
      .mockReset()
      .mockImplementation((parameters: Parameters<NonNullable<typeof able.createWallet>>[0]) =>
        parameters.passcode ? able.createWallet!(parameters) : fails('prf_not_supported')(),
      )
  },
  play: async ({ canvas, userEvent, step }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Create wallet' }))
    const first = await canvas.findByLabelText('New passcode')
    await waitFor(() => expect(first).toHaveFocus())
    await step('two that differ are not taken', async () => {
      await userEvent.type(first, 'four words that differ')
      await userEvent.type(canvas.getByLabelText('Repeat the passcode'), 'four words')
      await userEvent.click(canvas.getByRole('button', { name: 'Create wallet with passcode' }))
      await expect(await canvas.findByText('The two passcodes differ.')).toBeVisible()
    })
    await step('two that agree are', async () => {
      await userEvent.type(canvas.getByLabelText('Repeat the passcode'), ' that differ')
      await userEvent.click(canvas.getByRole('button', { name: 'Create wallet with passcode' }))
      await expect(await canvas.findByText(/Your new wallet is/)).toBeVisible()
    })
    await expect(withoutPrf).toHaveBeenLastCalledWith(
      expect.objectContaining({ recoveryMethod: 'user-passcode', passcode: 'four words that differ' }),
    )
  },
}

/** Whoever has a passcode already is asked for that one, once. */
export const AnotherWithPasscode: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { user: adaWithPasscode } } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Create wallet' }))
    await userEvent.type(await canvas.findByLabelText('Wallet passcode'), 'four words that differ')
    await userEvent.click(canvas.getByRole('button', { name: 'Create wallet' }))
    await expect(await canvas.findByText(/Your new wallet is/)).toBeVisible()
  },
}

const whoLostIt = fn()

/** Whoever lost the passkey is asked for the passcode that opens the same wallets, once. */
export const AnotherWithoutThePasskey: Story = {
  tags: ['!autodocs'],
  parameters: {
    lk: {
      script: {
        user: ada,
        createWallet: whoLostIt,
        getRecoveryMethods: async () => [
          { method: 'user-passkey', credentialId: 'lost', createdAt: new Date(0) },
          { method: 'user-passcode', createdAt: new Date(0) },
        ],
      },
    },
  },
  beforeEach: () => {
    const able = fakeBackend({ user: ada })
    whoLostIt
      .mockReset()
      .mockImplementation((parameters: Parameters<NonNullable<typeof able.createWallet>>[0]) =>
        parameters.passcode ? able.createWallet!(parameters) : fails('passkey_cancelled')(),
      )
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Create wallet' }))
    await userEvent.type(await canvas.findByLabelText('Wallet passcode'), 'four words that differ')
    await userEvent.click(canvas.getByRole('button', { name: 'Create wallet' }))
    await expect(await canvas.findByText(/Your new wallet is/)).toBeVisible()
  },
}

/** A prompt that is closed says so, where nothing else opens the wallets. */
export const PromptClosed: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { user: ada, createWallet: fails('passkey_cancelled') } } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Create wallet' }))
    await expect(await canvas.findByText(/passkey prompt was closed/)).toBeVisible()
    await expect(canvas.queryByLabelText('Wallet passcode')).toBeNull()
  },
}

/** An external wallet says why the server cannot use it, and has no button for it. */
export const ExternalWallet: Story = {
  play: async ({ canvas }) => {
    const row = (await canvas.findByText(/External \(/)).closest<HTMLElement>('[data-part=row]')!
    await expect(within(row).getByText('Acme’s server can’t use it.')).toBeVisible()
    await expect(within(row).queryByRole('button', { name: /^Let the server act/ })).toBeNull()
  },
}

/** A backend without server access and without wallets of its own: what it cannot do has no button. */
export const WhatTheBackendLacks: Story = {
  parameters: {
    lk: { script: { user: ada, capabilities: { ...capabilities, delegate: null, revoke: 'none', wallets: null } } },
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Copy address' })).toBeVisible()
    await expect(canvas.getAllByRole('button')).toHaveLength(1)
  },
}

/** Thirty wallets: nothing is cut off, at any width. */
export const ThirtyWallets: Story = {
  parameters: { lk: { script: { user: hoarder } } },
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvas.getAllByRole('button', { name: 'Copy address' })).toHaveLength(30))
    await expect(canvasElement.scrollWidth).toBeLessThanOrEqual(canvasElement.clientWidth)
  },
}

/** A link that leads anywhere but to the web is left out (fault 62). */
export const HostileExplorer: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { user: ada }, ui: { explorer: () => 'javascript:alert(1)' } } },
  play: async ({ canvas }) => {
    await canvas.findByText('0x5aAe…eAed')
    await expect(canvas.queryByRole('link')).toBeNull()
  },
}

/** The one wallet of a person, without anything else. */
export const OneWallet: Story = {
  parameters: { lk: { script: { user: { ...ada, linkedAccounts: [fakeWallet()] } } } },
}
