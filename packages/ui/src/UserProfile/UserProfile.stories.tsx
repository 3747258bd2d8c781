import type { Meta, StoryObj } from '@storybook/react-vite'
import { ada, fails, hangs } from '@latchkey/core/fake'
import { expect, fn, waitFor } from 'storybook/test'
import { here, phone, signedInOn } from '../DeviceList/devices.stories.kit.ts'
import { adasReceipt, serverKey } from '../GrantReceipt/receipts.stories.kit.ts'
import { enough, keeps } from '../PasskeyList/passkeys.stories.kit.ts'
import { adaDelegated, collector, guest, trader } from '../stories/people.stories.kit.ts'
import { playStates } from '../stories/playStates.stories.kit.ts'
import { capabilities } from '../stories/Stage.stories.kit.tsx'
import { States, type StateScript } from '../stories/States.stories.kit.tsx'
import { UserProfile } from './UserProfile.tsx'

const states: StateScript[] = [
  { name: 'loading', script: { restore: hangs } },
  { name: 'unauthenticated', script: { user: null } },
  {
    name: 'error',
    note: 'nobody answers',
    script: { restore: fails('backend_unreachable'), fault: 'backend_unreachable' },
  },
  { name: 'ready', script: { user: ada } },
  { name: 'ready', note: 'server access on', script: { user: adaDelegated } },
  { name: 'ready', note: 'guest', script: { user: guest } },
]

/** What a backend answers that has ended all of Ada's server access. */
const revoked = {
  user: ada,
  identityToken: null,
  results: [{ address: ada.wallet!.address, chainType: 'ethereum' as const, outcome: 'revoked' as const }],
}

/**
 * Who is signed in, who can act for them, what they have linked and what they hold: a whole page from one tag. Sections
 * come in the order you name, and each brings its own loading, empty, error and retry.
 */
const meta = {
  title: 'Profile/UserProfile',
  component: UserProfile,
  decorators: [(Story) => <div className="lk-column">{Story()}</div>],
  argTypes: {
    headingLevel: { control: 'inline-radio', options: [1, 2, 3] },
    sections: { control: 'check', options: ['delegation', 'accounts', 'wallets', 'security', 'devices'] },
    signedOut: { control: 'text' },
    children: { control: false },
    className: { control: false },
    style: { control: false },
  },
  parameters: { lk: { script: { user: adaDelegated } } },
} satisfies Meta<typeof UserProfile>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {}

export const StatesAtAGlance: Story = {
  parameters: { lk: { provider: false }, controls: { disable: true } },
  render: (args) => (
    <States states={states} minWidth="22rem">
      <UserProfile {...args} />
    </States>
  ),
  play: ({ canvasElement }) => playStates({ canvasElement, states, root: 'user-profile' }),
}

export const Playground: Story = {
  args: {
    headingLevel: 2,
    sections: ['delegation', 'accounts', 'wallets', 'security', 'devices'],
    purpose: 'Acme renews your library card.',
  },
}

/** Server access is the first thing on the page, and two presses end it. What became of it stays in its place. */
export const RevokeFromTheTop: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { user: trader } } },
  play: async ({ canvas, userEvent }) => {
    await expect(await canvas.findByText('3 wallets can be used by Acme’s server.')).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Revoke server access (3 wallets)' }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Revoke access' }))
    const result = await canvas.findByText('Server access revoked for 3 wallets.')
    await waitFor(() => expect(result).toHaveFocus())
    await expect(canvas.queryByText('Server access on')).toBeNull()
  },
}

/** Passkeys, and what opens the wallets, where the backend keeps them. */
export const Security: Story = {
  parameters: { lk: { script: { ...keeps(enough), user: adaDelegated } } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { name: 'Passkeys' })).toBeVisible()
    await expect(await canvas.findByRole('button', { name: 'Remove Passcode' })).toBeVisible()
    await expect(canvas.getByRole('heading', { name: 'What opens your wallets' })).toBeVisible()
  },
}

/** The server's signed word that its access ended is there to be kept, and checked where the app knows the server's key. */
export const Receipt: Story = {
  args: { identityKeys: [serverKey] },
  parameters: {
    lk: { script: { user: adaDelegated, revokeWallets: async () => ({ ...revoked, receipt: adasReceipt }) } },
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Revoke server access' }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Revoke access' }))
    await expect(await canvas.findByRole('heading', { name: 'Receipt for ended server access' })).toBeVisible()
    await expect(await canvas.findByText(/^Checked on this device/)).toBeVisible()
    await waitFor(() => expect(canvas.getByText(/^Server access revoked/)).toHaveFocus())
  },
}

/** Other places where the person is signed in, where the backend knows. */
export const Devices: Story = {
  args: { sections: ['devices'] },
  parameters: { lk: { script: signedInOn(here, phone) } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('This device')).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Sign out everywhere else' })).toBeVisible()
  },
}

/** Sections in another order, and one left out. */
export const OtherOrder: Story = {
  args: { sections: ['wallets', 'delegation'] },
  parameters: { lk: { script: { user: collector } } },
  play: async ({ canvas }) => {
    const wallets = await canvas.findByRole('heading', { name: 'Wallets' })
    const access = canvas.getByText(/can be used by Acme’s server/)
    await expect(wallets.compareDocumentPosition(access)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
    await expect(canvas.queryByRole('heading', { name: 'Linked accounts' })).toBeNull()
  },
}

const restore = fn()

/** Where nobody answers it says so in words, and a press tries again: the button shows that it does. */
export const RetryAfterAnError: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { user: ada, restore } } },
  beforeEach: () => void restore.mockReset().mockImplementation(fails('backend_unreachable')),
  play: async ({ canvas, userEvent }) => {
    await expect(await canvas.findByText(/Acme can’t be reached right now/)).toBeVisible()
    let answer: (value: unknown) => void
    restore.mockReturnValue(new Promise((resolve) => (answer = resolve)))
    const retry = canvas.getByRole('button', { name: 'Try again' })
    await userEvent.click(retry)
    await waitFor(() => expect(retry).toHaveAttribute('aria-busy', 'true'))
    answer!({ user: ada, identityToken: null })
    await expect(await canvas.findByRole('heading', { name: 'ada@example.com' })).toBeVisible()
  },
}

/** Right to left: everything turns but addresses and ids. */
export const RightToLeft: Story = {
  globals: { dir: 'rtl' },
  parameters: { lk: { script: { user: collector } } },
  play: async ({ canvas }) => {
    const [address] = await canvas.findAllByText('0x5aAe…eAed')
    await expect(getComputedStyle(address!).direction).toBe('ltr')
  },
}

/** An app's own section at the end, and its own look by one class. */
export const WithOwnSection: Story = {
  args: { children: <p>Billing lives here.</p>, style: { borderRadius: 0 } },
  play: async ({ canvas, canvasElement }) => {
    const own = await canvas.findByText('Billing lives here.')
    const wallets = await canvas.findByRole('heading', { name: 'Wallets' })
    await expect(wallets.compareDocumentPosition(own)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
    await expect(getComputedStyle(canvasElement.querySelector('[data-lk=user-profile]')!).borderRadius).toBe('0px')
  },
}

/** Signed out, an app's own words stand here, and nothing of anybody's. */
export const SignedOut: Story = {
  args: { signedOut: <p>Members have a profile here.</p> },
  parameters: { lk: { script: { user: null } } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Members have a profile here.')).toBeVisible()
    await expect(canvas.queryByRole('heading')).toBeNull()
  },
}

/** A backend that gives access but cannot end it: no button that would not work, and a line that says what helps. */
export const CannotRevokeHere: Story = {
  parameters: { lk: { script: { user: adaDelegated, capabilities: { ...capabilities, revoke: 'none' } } } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/Server access can’t be revoked here/)).toBeVisible()
    await expect(canvas.queryByRole('button', { name: /Revoke/ })).toBeNull()
  },
}
