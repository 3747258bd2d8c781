import type { Meta, StoryObj } from '@storybook/react-vite'
import { ada, fails, hangs, type FakeScript } from '@latchkey/core/fake'
import { expect, fn, waitFor } from 'storybook/test'
import { LinkedAccountList } from '../LinkedAccountList/LinkedAccountList.tsx'
// Brought along at a press; here before it, as a busy machine takes its time.
import '../parts/QrCode.tsx'
import { playStates } from '../stories/playStates.stories.kit.ts'
import { capabilities } from '../stories/Stage.stories.kit.tsx'
import { States, type StateScript } from '../stories/States.stories.kit.tsx'
import { SignInForm } from './SignInForm.tsx'

const all = {
  capabilities: {
    ...capabilities,
    loginMethods: ['sms', 'telegram', 'farcaster', 'siws'],
    telegram: { botId: '123456789' },
  },
} as const satisfies FakeScript

const [farcaster, telegram, text] = [/Continue with Farcaster/, /Continue with Telegram/, /^Text me a code$/]
const phone = { 'Phone number, with country code': '+1 415 555 2671' }

const states: StateScript[] = [
  { name: 'idle', script: all },
  { name: 'idle', note: 'a text was sent', script: all, type: phone, press: [text], shows: /We’ve sent a code/ },
  {
    name: 'idle',
    note: 'no text could be sent',
    script: { ...all, sendSmsCode: fails('rate_limited') },
    type: phone,
    press: [text],
    shows: /Too many tries/,
  },
  {
    name: 'pending',
    note: 'asked in a Farcaster client',
    script: { ...all, awaitFarcaster: hangs },
    press: [farcaster],
    shows: /Scan this with your phone/,
  },
  {
    name: 'idle',
    note: 'Farcaster out of reach',
    script: { ...all, initFarcaster: fails('farcaster_unavailable') },
    press: [farcaster],
    shows: /can’t be reached/,
  },
  {
    name: 'idle',
    note: 'no bot at Telegram',
    script: { capabilities: { ...all.capabilities, telegram: undefined } as never },
    press: [telegram],
    shows: /can’t be done here/,
  },
  { name: 'idle', note: 'no wallet here', script: all, press: [/Solana wallet/], shows: /No wallet found/ },
]

/**
 * In by a text message, by Telegram, by Farcaster, or by a Solana wallet; the same links them to who is signed in. Telegram opens a
 * window of its own within the press; Farcaster is asked on the phone, by a picture or a link.
 */
const meta = {
  title: 'Signing in/Networks and phones',
  component: SignInForm,
  parameters: { lk: { script: all } },
} satisfies Meta<typeof SignInForm>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {}

export const StatesAtAGlance: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { provider: false }, controls: { disable: true } },
  render: (args) => (
    <States states={states}>
      <SignInForm {...args} />
    </States>
  ),
  play: ({ canvasElement }) => playStates({ canvasElement, states, root: 'sign-in-form' }),
}

/** A number, then the code that was texted there; a wrong one is said. */
export const ByText: Story = {
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.type(await canvas.findByLabelText('Phone number, with country code'), '+1 415 555 2671{Enter}')
    const code = await canvas.findByLabelText('Code from the text message')
    await waitFor(() => expect(code).toHaveFocus())
    await userEvent.type(code, '000000{Enter}')
    await expect(await canvas.findByText(/That’s wrong or too old/)).toBeVisible()
    await userEvent.clear(code)
    await userEvent.type(code, '123456{Enter}')
    const form = canvasElement.querySelector('[data-lk=sign-in-form]')
    await waitFor(() => expect(form).toHaveAttribute('data-state', 'signedIn'))
  },
}

/** What is to be opened is a picture and a link; who cancels is not told of a failure. */
export const CancelFarcaster: Story = {
  parameters: { lk: { script: { ...all, awaitFarcaster: hangs } } },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: farcaster }))
    await expect(await canvas.findByRole('link', { name: 'Open in Farcaster' })).toHaveAttribute(
      'href',
      expect.stringMatching(/^https:\/\/client\.example\//),
    )
    await expect(await canvas.findByRole('img', { name: /^QR code/ })).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(canvas.queryByRole('img')).toBeNull())
    await expect(canvasElement.querySelector('[data-error]:not(:empty)')).toBeNull()
  },
}

const opened = fn()

/** The window opens within the press, at the address of the app's bot; who closes it is told. */
export const ByTelegram: Story = {
  beforeEach: () => {
    const open = window.open.bind(window)
    window.open = opened.mockReset().mockReturnValue({ closed: true, close: fn() })
    return () => void (window.open = open)
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: telegram }))
    await expect(opened.mock.calls[0]![0]).toMatch(/^https:\/\/oauth\.telegram\.org\/auth\?bot_id=123456789&/)
    await expect(await canvas.findByText(/You turned back at the provider/)).toBeVisible()
  },
}

/** The same ways, for who is signed in. */
export const Link: Story = {
  parameters: { lk: { script: { ...all, user: ada } } },
  render: () => <LinkedAccountList />,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Link a phone number' }))
    await userEvent.type(await canvas.findByLabelText('Phone number, with country code'), '+14155552671{Enter}')
    await userEvent.type(await canvas.findByLabelText('Code from the text message'), '123456{Enter}')
    await expect(await canvas.findByRole('button', { name: 'Unlink +14155552671' })).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Link Farcaster' }))
    await expect(await canvas.findByRole('button', { name: /^Unlink Farcaster/ })).toBeVisible()
    await expect(canvas.queryByRole('button', { name: 'Link Farcaster' })).toBeNull()
    await expect(canvas.getByRole('button', { name: 'Link Telegram' })).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Link a Solana wallet' })).toBeVisible()
  },
}
