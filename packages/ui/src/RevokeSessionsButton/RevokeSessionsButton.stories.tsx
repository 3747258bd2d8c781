import type { Meta, StoryObj } from '@storybook/react-vite'
import { fails, hangs } from '@latchkey/core/fake'
import { expect, fn, waitFor, within } from 'storybook/test'
import { adaDelegated, trader } from '../stories/people.stories.kit.ts'
import { playStates } from '../stories/playStates.stories.kit.ts'
import { capabilities } from '../stories/Stage.stories.kit.tsx'
import { States } from '../stories/States.stories.kit.tsx'
import { RevokeSessionsButton } from './RevokeSessionsButton.tsx'
import { revokesTwoOfThree, revokeStates, revokesWithReceipt } from './revokeStates.stories.kit.ts'

/**
 * Ends what the app's server may do with a person's wallets. Drop it in anywhere: it finds the wallets, asks first, names
 * what it revokes, and says only what the backend proved. A timeout is never called a failure: it is read again.
 */
const meta = {
  title: 'Delegation/RevokeSessionsButton',
  component: RevokeSessionsButton,
  args: { onRevoked: fn(), onPartial: fn(), onError: fn() },
  argTypes: {
    confirm: { control: 'inline-radio', options: ['dialog', 'inline', 'none'] },
    variant: { control: 'inline-radio', options: ['danger', 'neutral', 'link'] },
    children: { control: 'text' },
    wallets: { control: false },
    messages: { control: false },
    className: { control: false },
    style: { control: false },
  },
  parameters: { lk: { script: { user: adaDelegated } } },
} satisfies Meta<typeof RevokeSessionsButton>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {}

export const StatesAtAGlance: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { provider: false }, controls: { disable: true } },
  args: { confirm: 'inline' },
  render: (args) => (
    <States states={revokeStates}>
      <RevokeSessionsButton {...args} />
    </States>
  ),
  play: ({ canvasElement }) => playStates({ canvasElement, states: revokeStates, root: 'revoke-sessions' }),
}

export const Playground: Story = { args: { confirm: 'dialog', variant: 'danger', hideWhenEmpty: false } }

/** The question, over the page: what ends, for which wallets, and what it cannot undo. */
export const Confirm: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { user: trader } } },
  play: async ({ canvas, userEvent, step }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Revoke server access (3 wallets)' }))
    const dialog = await canvas.findByRole('alertdialog', { name: 'Revoke server access for 3 wallets?' })
    await step('it has a description, and every wallet is named in it', async () => {
      await expect(dialog).toHaveAccessibleDescription(/won’t be able to use these wallets/)
      for (const account of trader.linkedAccounts) {
        if (account.type === 'wallet') await expect(within(dialog).getByText(account.address)).toBeInTheDocument()
      }
    })
    await step('the safe answer has the focus', async () => {
      await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Keep access' })).toHaveFocus())
    })
  },
}

/** Keeping access is no error: the app hears nothing, and the keyboard is back where it was. */
export const CancelIsNoError: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent, args }) => {
    const trigger = await canvas.findByRole('button', { name: 'Revoke server access' })
    await userEvent.click(trigger)
    const dialog = await canvas.findByRole<HTMLDialogElement>('alertdialog')
    dialog.requestClose() // what Escape does in a browser
    await waitFor(() => expect(canvas.queryByRole('alertdialog')).toBeNull())
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Revoke server access' })).toHaveFocus())
    await expect(args.onError).not.toHaveBeenCalled()
    await expect(args.onRevoked).not.toHaveBeenCalled()
  },
}

const revokeNever = fn(hangs)

/** Two presses are one call, and the dialog stands while it is under way. */
export const DoublePress: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { user: adaDelegated, revokeWallets: revokeNever } } },
  beforeEach: () => void revokeNever.mockClear(),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Revoke server access' }))
    const dialog = await canvas.findByRole<HTMLDialogElement>('alertdialog')
    const confirm = within(dialog).getByRole('button', { name: 'Revoke access' })
    await userEvent.dblClick(confirm)
    await expect(within(dialog).getByRole('status')).toHaveTextContent('Revoking…')
    await expect(confirm).toHaveAttribute('aria-disabled', 'true')
    await expect(confirm).toHaveFocus()
    dialog.requestClose()
    await userEvent.click(within(dialog).getByRole('button', { name: 'Keep access' }))
    await expect(dialog.open).toBe(true)
    await expect(revokeNever).toHaveBeenCalledTimes(1)
  },
}

/** Done is said where the button was, and stays: it is no toast. */
export const Done: Story = {
  tags: ['!autodocs'],
  args: { confirm: 'inline' },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Revoke server access' }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Revoke access' }))
    const result = await canvas.findByText(/Server access revoked for/)
    await waitFor(() => expect(result.closest('[role=status]')).toHaveFocus())
    await expect(args.onRevoked).toHaveBeenCalledTimes(1)
    await expect(canvas.queryByRole('button')).toBeNull()
  },
}

/** Where the server signed for it, its word can be kept. */
export const Receipt: Story = {
  tags: ['!autodocs'],
  args: { confirm: 'inline' },
  parameters: { lk: { script: { user: adaDelegated, revokeWallets: revokesWithReceipt } } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Revoke server access' }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Revoke access' }))
    const link = await canvas.findByRole('link', { name: 'Save the receipt' })
    await expect(link).toHaveAttribute('download', 'server-access-receipt.json')
    const kept: unknown = await (await fetch((link as HTMLAnchorElement).href)).json()
    await expect(kept).toEqual((await revokesWithReceipt()).receipt)
  },
}

/** Some wallets did and one did not: each is accounted for, and trying again is about that one alone. */
export const PartialFailure: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { user: trader, revokeWallets: fn(revokesTwoOfThree) } } },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Revoke server access (3 wallets)' }))
    const dialog = await canvas.findByRole('alertdialog')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Revoke access' }))
    await waitFor(() => expect(within(dialog).getByRole('status')).toHaveTextContent(/2 of 3 revoked/))
    await expect(within(dialog).getByRole('button', { name: 'Try again' })).toBeVisible()
    await expect(args.onPartial).toHaveBeenCalledTimes(1)
  },
}

/** A failure is shown, in words, with a way on. */
export const FailureIsShown: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { user: adaDelegated, revokeWallets: fails('offline') } } },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Revoke server access' }))
    const dialog = await canvas.findByRole('alertdialog')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Revoke access' }))
    await waitFor(() => expect(within(dialog).getByRole('status')).toHaveTextContent(/Nothing was revoked\..*offline/))
    await expect(args.onError).toHaveBeenCalledTimes(1)
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close' }))
    await expect(await canvas.findByText(/Nothing was revoked/)).toBeVisible()
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Try again' })).toHaveFocus())
  },
}

/** No answer: it says so, reads the truth again, and in the end admits that it cannot tell. */
export const NeverSettles: Story = {
  tags: ['!autodocs'],
  args: { confirm: 'none' },
  parameters: {
    lk: {
      script: { user: adaDelegated, revokeWallets: hangs, refreshUser: hangs },
      ui: { timing: { spinnerDelay: 0, spinnerMin: 0, slow: 100, unknown: 1_000 } },
    },
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Revoke server access' }))
    await canvas.findByText(/Still working/)
    await canvas.findByText(/Checking…/)
    await canvas.findByText(/We can’t tell if it worked/)
    await expect(canvas.getByRole('button', { name: 'Check again' })).toBeVisible()
  },
}

/** The answer was lost on its way, but the server had revoked: what it says now counts. */
export const LostAnswer: Story = {
  tags: ['!autodocs'],
  args: { confirm: 'none' },
  parameters: {
    lk: {
      script: {
        user: adaDelegated,
        revokeWallets: fails('backend_unreachable'),
        refreshUser: () =>
          Promise.resolve({
            identityToken: null,
            user: {
              ...adaDelegated,
              linkedAccounts: adaDelegated.linkedAccounts.map((account) => ({ ...account, delegated: false })),
            },
          }),
      },
    },
  },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Revoke server access' }))
    await expect(await canvas.findByText(/Server access revoked/)).toBeVisible()
    await expect(args.onError).not.toHaveBeenCalled()
  },
}

/** An address in small letters finds its wallet. */
export const AddressCase: Story = {
  tags: ['!autodocs'],
  args: { wallets: ['0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed'] },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Revoke server access for 0x5aAe…eAed' })).toBeVisible()
  },
}

/** Where access ends only for all wallets together, one wallet's button says so before it does so. */
export const AllTogether: Story = {
  tags: ['!autodocs'],
  args: { wallets: ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'], confirm: 'inline' },
  parameters: { lk: { script: { user: trader, capabilities: { ...capabilities, revoke: 'all' } } } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /Revoke server access/ }))
    await expect(await canvas.findByText('Acme revokes all wallets together.')).toBeVisible()
  },
}

/** Two buttons, one revocation: the second shows what the first does. */
export const TwoButtons: Story = {
  tags: ['!autodocs'],
  args: { confirm: 'none' },
  parameters: { lk: { script: { user: adaDelegated, revokeWallets: revokeNever } } },
  beforeEach: () => void revokeNever.mockClear(),
  render: (args) => (
    <>
      <RevokeSessionsButton {...args}>Here</RevokeSessionsButton>
      <RevokeSessionsButton {...args}>There</RevokeSessionsButton>
    </>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Here' }))
    await waitFor(() => expect(canvas.getByRole('button', { name: 'There' })).toHaveAttribute('aria-disabled', 'true'))
    await userEvent.click(canvas.getByRole('button', { name: 'There' }))
    await expect(revokeNever).toHaveBeenCalledTimes(1)
  },
}

/** In a subtree of another direction and theme the question keeps both: it stands where it was asked. */
export const KeepsDirectionAndTheme: Story = {
  tags: ['!autodocs'],
  render: (args) => (
    <div dir="rtl" style={{ colorScheme: 'dark', background: '#1a1d17', padding: '2rem' }}>
      <RevokeSessionsButton {...args} />
    </div>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Revoke server access' }))
    const style = getComputedStyle(await canvas.findByRole('alertdialog'))
    await expect(style.direction).toBe('rtl')
    await expect(style.backgroundColor).toBe('rgb(26, 29, 23)')
  },
}
