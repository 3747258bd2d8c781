import type { Meta, StoryObj } from '@storybook/react-vite'
import { fails, hangs } from '@latchkey/core/fake'
import { expect, fn, waitFor, within } from 'storybook/test'
import { playStates } from '../stories/playStates.stories.kit.ts'
import { States } from '../stories/States.stories.kit.tsx'
import { SignAction, type SignActionProps } from './SignAction.tsx'
import { signs, signStates, things } from './signStates.stories.kit.ts'

const prompt = fn()

/**
 * Has the person's passkey sign one thing: a payment, a text, a new wallet. A passkey's own prompt shows none of it, so it stands here
 * whole: no address is shortened, letters that nobody sees are written out, and what nobody can read is called that. Everything is
 * fetched before the press that prompts, as some browsers open no prompt after a request. Each way it may end has words of its own.
 */
const meta = {
  title: 'Delegation/SignAction',
  component: SignAction,
  args: { ...things.order, onDone: fn(), onDeclined: fn(), onPendingApproval: fn(), onError: fn() },
  argTypes: {
    kind: { control: false },
    parameters: { control: 'object' },
    confirm: { control: 'inline-radio', options: ['dialog', 'inline'] },
    variant: { control: 'inline-radio', options: ['primary', 'neutral', 'link'] },
    children: { control: 'text' },
    messages: { control: false },
    className: { control: false },
    style: { control: false },
  },
  parameters: { lk: { script: signs() } },
} satisfies Meta<typeof SignAction>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {}

export const StatesAtAGlance: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { provider: false }, controls: { disable: true } },
  args: { confirm: 'inline' },
  render: (args) => (
    <States states={signStates}>{({ thing }) => <SignAction {...({ ...args, ...thing } as SignActionProps)} />}</States>
  ),
  play: ({ canvasElement }) => playStates({ canvasElement, states: signStates, root: 'sign-action' }),
}

export const Playground: Story = { args: { children: 'Order', variant: 'primary', confirm: 'dialog' } }

/** From the press to the signature: it is read before an answer is near, two presses prompt once, and the result stays. */
export const Signed: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: signs({ signAction: prompt }) } },
  beforeEach: () => void prompt.mockReset().mockResolvedValue(null),
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Look and sign…' }))
    const dialog = await canvas.findByRole('dialog', { name: 'Sign this?' })
    await waitFor(() => expect(within(dialog).getByRole('heading')).toHaveFocus())
    await expect(dialog).toHaveAccessibleDescription(
      /Two loaves of rye bread.*0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed/s,
    )
    await userEvent.dblClick(await within(dialog).findByRole('button', { name: 'Sign' }))
    const result = await canvas.findByText('Signed.')
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Look and sign…' })).toHaveFocus())
    await expect(result).toBeVisible()
    await expect(prompt).toHaveBeenCalledOnce()
    await expect(args.onDone).toHaveBeenCalledOnce()
    await expect(args.onDone).toHaveBeenCalledWith({ signature: '0x5e' })
  },
}

/** Turning back before signing is no error, and sends nothing. */
export const TurnBack: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: signs({ signAction: prompt }) } },
  beforeEach: () => void prompt.mockReset().mockImplementation(hangs),
  play: async ({ canvas, userEvent, args }) => {
    const trigger = await canvas.findByRole('button', { name: 'Look and sign…' })
    await userEvent.click(trigger)
    await userEvent.click(await canvas.findByRole('button', { name: 'Don’t sign' }))
    await waitFor(() => expect(trigger).toHaveFocus())
    await expect(args.onDeclined).toHaveBeenCalledOnce()
    await expect(args.onError).not.toHaveBeenCalled()
    await expect(prompt).not.toHaveBeenCalled()
  },
}

/** A prompt that gave nothing may be opened again, for the same thing. */
export const PromptClosed: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: signs({ signAction: prompt }) } },
  beforeEach: () => void prompt.mockReset().mockImplementationOnce(fails('passkey_cancelled')).mockResolvedValue(null),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Look and sign…' }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Sign' }))
    await expect(await canvas.findByText(/Nothing was signed\./)).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }))
    await expect(await canvas.findByText('Signed.')).toBeVisible()
    await expect(prompt).toHaveBeenCalledTimes(2)
  },
}

/** What was signed and whose answer was lost is never called failed, also once the dialog is closed. */
export const LostAnswer: Story = {
  tags: ['!autodocs'],
  args: things.payment,
  parameters: { lk: { script: signs({ completeAction: fails('offline') }) } },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Look and sign…' }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Sign' }))
    await expect(await canvas.findByText(/We can’t tell if it was done/)).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Close' }))
    await waitFor(() => expect(canvas.queryByRole('dialog')).toBeNull())
    await expect(canvas.getByText(/We can’t tell if it was done/)).toBeVisible()
    await expect(canvas.queryByText(/Nothing was/)).toBeNull()
    await expect(args.onError).toHaveBeenCalledOnce()
  },
}

/** A text that turns itself around, or hides something, is shown for what it is (fault 63). */
export const HostileText: Story = {
  tags: ['!autodocs'],
  args: { ...things.order, parameters: { ...things.order.parameters, message: 'Pay 1 \u202E000,1 yaP\u200B to Ada' } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Look and sign…' }))
    const text = await canvas.findByText(/Pay 1/)
    await expect(text).toHaveTextContent('Pay 1 ⟨U+202E⟩000,1 yaP⟨U+200B⟩ to Ada')
    await expect(text.tagName).toBe('BDI')
  },
}
