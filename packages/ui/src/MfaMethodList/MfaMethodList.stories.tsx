import type { Meta, StoryObj } from '@storybook/react-vite'
import { ada, fails } from '@latchkey/core/fake'
import { expect, fn, waitFor, within } from 'storybook/test'
import { playStates } from '../stories/playStates.stories.kit.ts'
import { States } from '../stories/States.stories.kit.tsx'
import { adaByMail, adaWith, mfaStates, withoutMfa } from './mfa.stories.kit.ts'
import { MfaMethodList } from './MfaMethodList.tsx'
// Brought along at a press; here before it, as a busy machine takes its time.
import './TotpForm.tsx'

/**
 * What the person can show beside their sign-in. An authenticator app is given its key as a picture, a link and a text, and counts
 * once its first code proved that it has it. Where the app has a `MfaPrompt`, that asks for a factor whenever one is needed.
 */
const meta = {
  title: 'Security/MfaMethodList',
  component: MfaMethodList,
  argTypes: {
    headingLevel: { control: 'inline-radio', options: [1, 2, 3] },
    className: { control: false },
    style: { control: false },
  },
  parameters: { lk: { script: { user: adaWith('totp') } } },
} satisfies Meta<typeof MfaMethodList>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {}

export const StatesAtAGlance: Story = {
  parameters: { lk: { provider: false }, controls: { disable: true } },
  render: (args) => (
    <States states={mfaStates} minWidth="22rem">
      <MfaMethodList {...args} />
    </States>
  ),
  play: ({ canvasElement }) => playStates({ canvasElement, states: mfaStates, root: 'mfa-method-list' }),
}

export const Playground: Story = { args: { canAdd: true, headingLevel: 2 } }

/** The picture, the link and the text say the same; a wrong code is said, and may be tried again. */
export const AddAnApp: Story = {
  parameters: { lk: { script: { user: ada } } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Add an authenticator app' }))
    await expect(await canvas.findByRole('img', { name: /^QR code/ })).toBeVisible()
    await expect(canvas.getByRole('link')).toHaveAttribute('href', expect.stringMatching(/^otpauth:\/\/totp\//))
    const code = canvas.getByLabelText('Code from the app')
    await waitFor(() => expect(code).toHaveFocus())
    await userEvent.type(code, '000000{Enter}')
    await expect(await canvas.findByText(/That’s wrong or too old/)).toBeVisible()
    await userEvent.clear(code)
    await userEvent.type(code, '123 456{Enter}')
    await expect(await canvas.findByText('Authenticator app can confirm that it’s you now.')).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Remove Authenticator app' })).toBeVisible()
    await expect(canvas.queryByRole('button', { name: 'Add an authenticator app' })).toBeNull()
  },
}

/** Escape leaves it, and the keyboard is where it was. */
export const LeaveIt: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { user: ada } } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Add an authenticator app' }))
    await waitFor(() => expect(canvas.getByLabelText('Code from the app')).toHaveFocus())
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Add an authenticator app' })).toHaveFocus())
  },
}

/** Passkeys that sign in can confirm, too. Who has none is not offered them. */
export const UsePasskeys: Story = {
  parameters: { lk: { script: { user: adaWith('totp') } } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Use my passkeys' }))
    await expect(await canvas.findByText('1 of your passkeys')).toBeVisible()
    await expect(canvas.queryByRole('button', { name: 'Use my passkeys' })).toBeNull()
  },
}

export const NoPasskeyToUse: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { user: adaByMail } } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Add an authenticator app' })).toBeVisible()
    await expect(canvas.queryByRole('button', { name: 'Use my passkeys' })).toBeNull()
  },
}

/** The question says what it means; afterwards the keyboard is in the next row. */
export const RemoveOne: Story = {
  parameters: { lk: { script: { user: adaWith('totp', 'passkey') } } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove Authenticator app' }))
    const question = within(await canvas.findByRole('alertdialog'))
    await expect(question.getByText('Your other second factor stays.')).toBeVisible()
    await waitFor(() => expect(question.getByRole('checkbox')).toHaveFocus())
    await userEvent.click(question.getByRole('button', { name: 'Remove second factor' }))
    await expect(await canvas.findByText('No longer a second factor: Authenticator app.')).toBeVisible()
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Remove Passkeys' })).toHaveFocus())
  },
}

const unenrollMfa = fn()

/** Who lost the phone has a passkey sign in its place. Two presses send one request. */
export const LostPhone: Story = {
  parameters: { lk: { script: { user: adaWith('totp'), unenrollMfa } } },
  beforeEach: () => void unenrollMfa.mockReset().mockReturnValue(new Promise(() => {})),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove Authenticator app' }))
    await userEvent.click(await canvas.findByLabelText(/^I’ve lost it/))
    await userEvent.dblClick(canvas.getByRole('button', { name: 'Remove second factor' }))
    await expect(unenrollMfa).toHaveBeenCalledOnce()
    await expect(unenrollMfa.mock.calls[0]![0]).toMatchObject({ method: 'totp', signWith: 'passkey' })
  },
}

const reads = fn()

/** An answer that was lost is no failure: the person is read again, and the factor is gone. */
export const LostAnswer: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { user: adaWith('totp'), refreshUser: reads, unenrollMfa: fails('timeout') } } },
  beforeEach: () => void reads.mockReset().mockResolvedValue({ user: ada, identityToken: null }),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove Authenticator app' }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove second factor' }))
    await expect(await canvas.findByText('No longer a second factor: Authenticator app.')).toBeVisible()
  },
}

/** A backend that takes no second factors has no list of them. */
export const Unsupported: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: withoutMfa } },
  play: async ({ canvasElement }) => {
    const list = canvasElement.querySelector('[data-lk=mfa-method-list]')
    await waitFor(() => expect(list).toHaveAttribute('data-state', 'unsupported'))
    await expect(list).not.toBeVisible()
  },
}
