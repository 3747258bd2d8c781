import type { Meta, StoryObj } from '@storybook/react-vite'
import { fails } from '@latchkey/core/fake'
import { expect, fn, waitFor, within } from 'storybook/test'
import { enough, keeps, laptop, passcodeWay } from '../PasskeyList/passkeys.stories.kit.ts'
import { playStates } from '../stories/playStates.stories.kit.ts'
import { States } from '../stories/States.stories.kit.tsx'
import { recoveryStates, single } from './recovery.stories.kit.ts'
import { RecoveryMethods } from './RecoveryMethods.tsx'

/**
 * What opens the person's wallets. Where it is one thing alone it says what losing that would mean, and keeps it; a passcode
 * or another passkey is a press away.
 */
const meta = {
  title: 'Security/RecoveryMethods',
  component: RecoveryMethods,
  argTypes: {
    headingLevel: { control: 'inline-radio', options: [1, 2, 3] },
    className: { control: false },
    style: { control: false },
  },
  parameters: { lk: { script: keeps(enough) } },
} satisfies Meta<typeof RecoveryMethods>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {}

export const StatesAtAGlance: Story = {
  parameters: { lk: { provider: false }, controls: { disable: true } },
  render: (args) => (
    <States states={recoveryStates} minWidth="22rem">
      <RecoveryMethods {...args} />
    </States>
  ),
  play: ({ canvasElement }) => playStates({ canvasElement, states: recoveryStates, root: 'recovery-methods' }),
}

/** A passcode is typed twice. Where the two differ nobody is asked for anything. */
export const AddAPasscode: Story = {
  parameters: { lk: { script: keeps(single) } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Add a passcode' }))
    await userEvent.type(await canvas.findByLabelText('New passcode'), 'plum orchestra 7 lantern')
    await userEvent.type(canvas.getByLabelText('Repeat the passcode'), 'plum orchestra 7{Enter}')
    await expect(await canvas.findByText('The two passcodes differ.')).toBeVisible()
    await userEvent.type(canvas.getByLabelText('Repeat the passcode'), ' lantern{Enter}')
    await expect(await canvas.findByText('Your new passcode opens your wallets now.')).toBeVisible()
    await expect(await canvas.findByRole('button', { name: 'Change passcode' })).toBeVisible()
    await expect(canvas.queryByRole('button', { name: 'Add a passcode' })).toBeNull()
  },
}

/** One that is easy to guess is refused in words that say what would do. */
export const WeakPasscode: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { ...keeps(single), addRecoveryMethod: fails('passcode_too_weak') } } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Add a passcode' }))
    await userEvent.type(await canvas.findByLabelText('New passcode'), '1234567890')
    await userEvent.type(canvas.getByLabelText('Repeat the passcode'), '1234567890{Enter}')
    await expect(await canvas.findByText(/too easy to guess. Use 10 characters or more/)).toBeVisible()
  },
}

const addRecoveryMethod = fn()

/** Where the passcode alone opens the wallets, it is asked for before a passkey may. */
export const AddAPasskeyByThePasscode: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { ...keeps({ passkeys: [laptop], ways: [passcodeWay] }), addRecoveryMethod } } },
  beforeEach: () => void addRecoveryMethod.mockReset().mockResolvedValue([passcodeWay]),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Let Work laptop open them' }))
    await userEvent.type(await canvas.findByLabelText('Wallet passcode'), 'plum orchestra 7 lantern{Enter}')
    await expect(await canvas.findByText(/opens your wallets now/)).toBeVisible()
    await expect(addRecoveryMethod).toHaveBeenCalledOnce()
    const asked = { method: 'user-passkey', credentialId: 'laptop', passcode: 'plum orchestra 7 lantern' }
    await expect(addRecoveryMethod.mock.calls[0]![0]).toMatchObject(asked)
  },
}

/** The question names what is to end; afterwards the keyboard is in the row that took its place, or in the last one. */
export const RemoveOne: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove Passcode' }))
    const question = within(
      await canvas.findByRole('alertdialog', { name: 'Stop Passcode from opening your wallets?' }),
    )
    await userEvent.click(question.getByRole('button', { name: 'Stop it' }))
    await expect(await canvas.findByText(/doesn’t open your wallets any more/)).toBeVisible()
    const [, last] = await canvas.findAllByRole('button', { name: /^Remove/ })
    await waitFor(() => expect(last).toHaveFocus())
  },
}

const ways = fn()

/** An answer that was lost is no failure: what opens the wallets is read again. */
export const LostAnswer: Story = {
  tags: ['!autodocs'],
  parameters: {
    lk: { script: { ...keeps(enough), getRecoveryMethods: ways, removeRecoveryMethod: fails('timeout') } },
  },
  beforeEach: () => void ways.mockReset().mockResolvedValueOnce(enough.ways).mockResolvedValue(enough.ways.slice(0, 2)),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove Passcode' }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Stop it' }))
    await expect(await canvas.findByText(/doesn’t open your wallets any more/)).toBeVisible()
  },
}

/** A backend that keeps no vaults has nothing to list. */
export const Unsupported: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { ...keeps(enough), getRecoveryMethods: fails('capability_missing') } } },
  play: async ({ canvasElement }) => {
    const list = canvasElement.querySelector('[data-lk=recovery-methods]')
    await waitFor(() => expect(list).toHaveAttribute('data-state', 'unsupported'))
    await expect(list).not.toBeVisible()
  },
}
