import type { Meta, StoryObj } from '@storybook/react-vite'
import { ada, fails, hangs } from '@latchkey/core/fake'
import { expect, fn, waitFor, within } from 'storybook/test'
import { RevokeSessionsButton } from '../RevokeSessionsButton/RevokeSessionsButton.tsx'
import { playStates } from '../stories/playStates.stories.kit.ts'
import { capabilities } from '../stories/Stage.stories.kit.tsx'
import { States } from '../stories/States.stories.kit.tsx'
import { DelegateWalletButton } from './DelegateWalletButton.tsx'
import { adaWithPasscode, grantStates } from './grantStates.stories.kit.ts'

const purpose = 'Acme renews your library card each year without waking you.'

/**
 * Asks a person to let the app's server act for them: who asks, for which wallet, what it can do, what it is set up to
 * refuse, why, until when, and who keeps it to that. Refusing is as near as allowing, and no press happens twice.
 */
const meta = {
  title: 'Delegation/DelegateWalletButton',
  component: DelegateWalletButton,
  args: { purpose, onGranted: fn(), onDeclined: fn(), onError: fn() },
  argTypes: {
    confirm: { control: 'inline-radio', options: ['dialog', 'inline'] },
    variant: { control: 'inline-radio', options: ['primary', 'neutral', 'link'] },
    children: { control: 'text' },
    durations: { control: 'object' },
    messages: { control: false },
    className: { control: false },
    style: { control: false },
  },
  parameters: { lk: { script: { user: ada } } },
} satisfies Meta<typeof DelegateWalletButton>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {}

export const StatesAtAGlance: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { provider: false }, controls: { disable: true } },
  args: { confirm: 'inline' },
  render: (args) => (
    <States states={grantStates}>
      <DelegateWalletButton {...args} />
    </States>
  ),
  play: ({ canvasElement }) => playStates({ canvasElement, states: grantStates, root: 'delegate-wallet' }),
}

export const Playground: Story = { args: { variant: 'primary', confirm: 'dialog' } }

/** The terms, over the page. Focus begins at the title, so that they are read before an answer is near. */
export const Consent: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent, step }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Let the server act…' }))
    const dialog = await canvas.findByRole('dialog', { name: 'Let Acme act for you?' })
    await waitFor(() => expect(within(dialog).getByRole('heading')).toHaveFocus())
    await step(
      'it says who, which wallet, what, what not, why, until when, who keeps it to that, and what revoking cannot undo',
      async () => {
        await expect(dialog).toHaveAccessibleDescription(
          /Acme’s server will be able to use.*0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed.*It can.*Sign messages.*no limit.*set up to refuse.*Sending transactions.*other wallets.*Why.*library card.*Who keeps these limits.*When you revoke it.*Nothing more is signed.*stays valid.*kept a copy/s,
        )
        await expect(within(dialog).getByText(/^Ends/)).toHaveTextContent('Dec 21, 2026')
      },
    )
    await step('it promises nothing that a sealed key cannot keep', async () => {
      await expect(dialog).not.toHaveTextContent(/see your (private )?key|can’t see/i)
    })
    await step('both answers are equally large', async () => {
      const [deny, allow] = within(dialog).getAllByRole('button')
      await expect(deny).toHaveTextContent('Don’t allow')
      await expect(deny!.offsetWidth).toBe(allow!.offsetWidth)
    })
  },
}

/** Each limit is read out, and so is each that is missing. */
export const Limits: Story = {
  tags: ['!autodocs'],
  args: {
    confirm: 'inline',
    scope: {
      actions: ['eth_sendTransaction', 'personal_sign'],
      chainIds: [1, 8453],
      to: ['0x70997970C51812dc3A010C7d01b50e0d17dc79C8'],
      selectors: ['0xa9059cbb'],
      maxValuePerTx: '20000000000000000',
      budget: { amount: '100000000000000000', windowSec: 86_400 },
      maxCalls: 12,
      outliving: ['permit', 'signIn'],
    },
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Let the server act…' }))
    const terms = (await canvas.findByText('Limits')).closest('dl')!
    for (const line of [
      'Send transactions from this wallet',
      /stays good after you revoke: allowances to spend tokens and sign-ins elsewhere/,
      'It may sign 12 times in all',
      'A transaction costs 0.02 ETH at the most, fees included',
      'Together they cost 0.1 ETH at the most (period: 1 day)',
      /^Only to .*0x70997970C51812dc3A010C7d01b50e0d17dc79C8/,
      /^Plain transfers, and .*0xa9059cbb/,
      /^Only on the chains .*1.* and .*8453/,
    ])
      await expect(within(terms).getByText(line)).toBeVisible()
    await expect(terms).not.toHaveTextContent('Sending transactions')
  },
}

/** A contract keeps the limits: the terms say who, and who pays. */
export const ByContract: Story = {
  tags: ['!autodocs'],
  parameters: {
    lk: {
      script: {
        user: ada,
        capabilities: { ...capabilities, delegate: { ...capabilities.delegate!, onchainChainIds: [8453] } },
      },
    },
  },
  args: {
    mode: 'onchain',
    scope: {
      actions: ['eth_sendTransaction'],
      chainIds: [8453],
      to: ['0x70997970C51812dc3A010C7d01b50e0d17dc79C8'],
      maxValuePerTx: '20000000000000000',
      budget: { amount: '100000000000000000', windowSec: 2_592_000 },
    },
  },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Let the server act…' }))
    const dialog = await canvas.findByRole('dialog')
    for (const line of [
      'A transaction moves 0.02 ETH at the most. Its fee is not paid by this wallet.',
      /^A contract on the chain.*key of its own, not this wallet’s/,
      /^Allowing this is a transaction/,
      /^The contract goes on taking calls by that key until you end it there/,
    ])
      await expect(within(dialog).getByText(line)).toBeVisible()
    await userEvent.click(within(dialog).getByRole('button', { name: 'Allow' }))
    const enforcement = { delegation: expect.objectContaining({ enforcement: 'chain' }) as unknown }
    await waitFor(() => expect(args.onGranted).toHaveBeenCalledWith(expect.objectContaining(enforcement)))
  },
}

/** Where no contract can keep the limits, nothing is offered in its name. */
export const NoContract: Story = {
  tags: ['!autodocs'],
  args: {
    wallet: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    mode: 'onchain',
    scope: { actions: ['eth_sendTransaction'], chainIds: [8453] },
  },
  play: async ({ canvasElement, canvas }) => {
    await waitFor(() =>
      expect(canvasElement.querySelector('[data-lk="delegate-wallet"]')).toHaveAttribute('data-state', 'unsupported'),
    )
    await expect(canvas.queryByRole('button')).toBeNull()
  },
}

/** What has no limit is said to have none. */
export const NoLimits: Story = {
  tags: ['!autodocs'],
  args: { confirm: 'inline', scope: { actions: ['secp256k1_sign', 'eth_sendTransaction'] } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Let the server act…' }))
    for (const line of [
      'Sign anything at all. Nobody can tell what it is.',
      'There is no limit on how often it signs',
      'There is no limit on how much it spends',
      'To any address',
    ])
      await expect(await canvas.findByText(line)).toBeVisible()
  },
}

const delegateNever = fn(hangs)

/** Two presses are one call, and the dialog stands while it is under way. */
export const DoublePress: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { user: ada, delegateWallet: delegateNever } } },
  beforeEach: () => void delegateNever.mockClear(),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Let the server act…' }))
    const dialog = await canvas.findByRole<HTMLDialogElement>('dialog')
    await userEvent.dblClick(within(dialog).getByRole('button', { name: 'Allow' }))
    await expect(within(dialog).getByText('Confirm with your passkey.')).toBeVisible()
    dialog.requestClose()
    await expect(dialog.open).toBe(true)
    await expect(delegateNever).toHaveBeenCalledTimes(1)
  },
}

/** The shorter the better: what is chosen is what is asked for. */
export const ChooseAnHour: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Let the server act…' }))
    const dialog = await canvas.findByRole('dialog')
    await userEvent.click(within(dialog).getByRole('radio', { name: '1 hour' }))
    await expect(within(dialog).getByText(/^Ends/)).toHaveTextContent('Nov 21, 2026, 10:00')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Allow' }))
    await expect(await canvas.findByText(/can now act for you with/)).toBeVisible()
    await expect(args.onGranted).toHaveBeenCalledWith(
      expect.objectContaining({
        delegated: true,
        delegation: expect.objectContaining({ expiresAt: new Date('2026-11-21T10:00:00Z') }),
      }),
    )
  },
}

/** A backend's longest time is the longest that is offered. */
export const ShorterLimit: Story = {
  tags: ['!autodocs'],
  parameters: {
    lk: {
      script: {
        user: ada,
        capabilities: {
          ...capabilities,
          delegate: { ...capabilities.delegate!, maxExpiresIn: 86_400, enforcement: 'server' },
        },
      },
    },
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Let the server act…' }))
    const dialog = await canvas.findByRole('dialog')
    await expect(within(dialog).getAllByRole('radio')).toHaveLength(2)
    await expect(within(dialog).getByText(/sealed so that only that server can open it/)).toBeVisible()
  },
}

/** Saying no is no error. */
export const DeclineIsNoError: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Let the server act…' }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Don’t allow' }))
    await waitFor(() => expect(canvas.queryByRole('dialog')).toBeNull())
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Let the server act…' })).toHaveFocus())
    await expect(args.onDeclined).toHaveBeenCalledTimes(1)
    await expect(args.onError).not.toHaveBeenCalled()
  },
}

/** A closed passkey prompt leaves the terms where they were, with a way to go on. */
export const PasskeyClosed: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { user: ada, delegateWallet: fails('passkey_cancelled') } } },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Let the server act…' }))
    const dialog = await canvas.findByRole('dialog')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Allow' }))
    await waitFor(() =>
      expect(within(dialog).getByRole('status')).toHaveTextContent(/Nothing was allowed.*prompt was closed/),
    )
    await expect(within(dialog).getByRole('button', { name: 'Try again' })).toBeVisible()
    await expect(args.onError).toHaveBeenCalledTimes(1)
  },
}

/** A wallet that opens by a passcode asks for it here, once. */
export const WithPasscode: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { user: adaWithPasscode } } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Let the server act…' }))
    const dialog = await canvas.findByRole('dialog')
    await userEvent.type(within(dialog).getByLabelText('Wallet passcode'), 'four words that differ')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Allow' }))
    await expect(await canvas.findByText(/can now act for you with/)).toBeVisible()
  },
}

/** Taking back is as near as giving: never more presses, never more pages, nothing to type. */
export const RevokingIsAsEasy: Story = {
  tags: ['!autodocs'],
  render: (args) => (
    <>
      <DelegateWalletButton {...args} />
      <RevokeSessionsButton hideWhenEmpty />
    </>
  ),
  play: async ({ canvas, userEvent }) => {
    const presses = { grant: 0, revoke: 0 }
    const press = async (way: keyof typeof presses, name: string) => {
      presses[way]++
      await userEvent.click(await canvas.findByRole('button', { name }))
    }
    await press('grant', 'Let the server act…')
    await press('grant', 'Allow')
    await canvas.findByText(/can now act for you with/)
    await press('revoke', 'Revoke server access')
    await press('revoke', 'Revoke access')
    await canvas.findByText(/Server access revoked/)
    await expect(presses.revoke).toBeLessThanOrEqual(presses.grant)
  },
}
