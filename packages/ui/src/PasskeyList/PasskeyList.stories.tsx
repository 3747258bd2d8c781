import type { Meta, StoryObj } from '@storybook/react-vite'
import { LatchkeyError } from '@latchkey/core'
import { fails } from '@latchkey/core/fake'
import { expect, fn, waitFor, within } from 'storybook/test'
import { playStates } from '../stories/playStates.stories.kit.ts'
import { States } from '../stories/States.stories.kit.tsx'
import { enough, keeps, laptop, openedBy, passcodeWay, passkeyStates, securityKey } from './passkeys.stories.kit.ts'
import { PasskeyList } from './PasskeyList.tsx'

/**
 * What the person signs in with. Where a passkey has to stay, because without it nobody could sign in or open the wallets,
 * its row says so in place of the button. Before one goes, a question names it and says what goes with it.
 */
const meta = {
  title: 'Security/PasskeyList',
  component: PasskeyList,
  argTypes: {
    headingLevel: { control: 'inline-radio', options: [1, 2, 3] },
    className: { control: false },
    style: { control: false },
  },
  parameters: { lk: { script: keeps(enough) } },
} satisfies Meta<typeof PasskeyList>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {}

export const StatesAtAGlance: Story = {
  parameters: { lk: { provider: false }, controls: { disable: true } },
  render: (args) => (
    <States states={passkeyStates} minWidth="22rem">
      <PasskeyList {...args} />
    </States>
  ),
  play: ({ canvasElement }) => playStates({ canvasElement, states: passkeyStates, root: 'passkey-list' }),
}

export const Playground: Story = { args: { canAdd: true, canRename: true, headingLevel: 2 } }

/** The question names the passkey; the answer that changes nothing comes first. Afterwards the keyboard is in the next row. */
export const RemoveOne: Story = {
  parameters: { lk: { script: keeps({ ...enough, passkeys: [laptop, securityKey] }) } },
  play: async ({ canvas, userEvent }) => {
    const trigger = await canvas.findByRole('button', { name: 'Remove Work laptop' })
    await userEvent.click(trigger)
    const question = within(await canvas.findByRole('alertdialog', { name: 'Remove Work laptop?' }))
    await expect(question.getByText('You’ll confirm with another passkey.')).toBeVisible()
    await waitFor(() => expect(question.getByRole('button', { name: 'Keep it' })).toHaveFocus())
    await userEvent.click(question.getByRole('button', { name: 'Keep it' }))
    await waitFor(() => expect(trigger).toHaveFocus())
    await userEvent.click(trigger)
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove passkey' }))
    await expect(await canvas.findByText(/was removed. Delete it in your password manager, too/)).toBeVisible()
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Rename Unnamed passkey' })).toHaveFocus())
    await expect(canvas.queryByRole('button', { name: 'Remove Work laptop' })).toBeNull()
  },
}

/** With the last row gone the keyboard is at the heading. */
export const RemoveTheLast: Story = {
  tags: ['!autodocs'],
  args: { canRename: false },
  parameters: { lk: { script: keeps({ passkeys: [laptop], ways: [] }) } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove Work laptop' }))
    await expect(await canvas.findByText('It’s your only passkey. You’ll sign in another way.')).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Remove passkey' }))
    await waitFor(() => expect(canvas.getByRole('heading', { name: 'Passkeys' })).toHaveFocus())
  },
}

const removePasskey = fn()

/** Where only the passcode is left to open the wallets, it is asked for, and sent. Two presses send one request. */
export const AsksForThePasscode: Story = {
  tags: ['!autodocs'],
  parameters: {
    lk: { script: { ...keeps({ passkeys: [laptop], ways: [openedBy(laptop), passcodeWay] }), removePasskey } },
  },
  beforeEach: () => void removePasskey.mockReset().mockReturnValue(new Promise(() => {})),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove Work laptop' }))
    await userEvent.type(await canvas.findByLabelText('Wallet passcode'), 'plum orchestra 7 lantern')
    await userEvent.dblClick(canvas.getByRole('button', { name: 'Remove passkey' }))
    await expect(canvas.getByRole('button', { name: 'Remove passkey' })).toHaveAttribute('aria-busy', 'true')
    await expect(removePasskey).toHaveBeenCalledOnce()
    const asked = { credentialId: 'laptop', passcode: 'plum orchestra 7 lantern' }
    await expect(removePasskey.mock.calls[0]![0]).toMatchObject(asked)
  },
}

/** What failed is said in the question, and stays in the row of the one passkey that it is about. */
export const AnErrorStaysOnItsRow: Story = {
  parameters: { lk: { script: { ...keeps(enough), removePasskey: fails('passkey_cancelled') } } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove Work laptop' }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove passkey' }))
    await expect(await canvas.findByText(/It wasn’t removed/)).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Keep it' }))
    const row = canvas.getByRole('button', { name: 'Remove Work laptop' }).closest('li')!
    await expect(await within(row).findByText(/It wasn’t removed/)).toBeVisible()
    await expect(canvas.getAllByText(/It wasn’t removed/)).toHaveLength(1)
  },
}

const lists = fn()

/** An answer that was lost is no failure: the list is read again, and the passkey is gone. */
export const LostAnswer: Story = {
  tags: ['!autodocs'],
  parameters: {
    lk: { script: { ...keeps(enough), listPasskeys: lists, removePasskey: fails('timeout') } },
  },
  beforeEach: () => void lists.mockReset().mockResolvedValueOnce(enough.passkeys).mockResolvedValue([securityKey]),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove Work laptop' }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove passkey' }))
    await expect(await canvas.findByText(/was removed. Delete it/)).toBeVisible()
  },
}

/** Named in its row; Escape leaves the name as it was. */
export const Rename: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Rename Work laptop' }))
    await userEvent.keyboard('x{Escape}')
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Rename Work laptop' })).toHaveFocus())
    await userEvent.keyboard('{Enter}')
    await userEvent.keyboard('Home laptop{Enter}')
    await expect(await canvas.findByText(/Its name is/)).toBeVisible()
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Rename Home laptop' })).toHaveFocus())
  },
}

/** One more, under a name. */
export const Add: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Add a passkey' }))
    await userEvent.type(await canvas.findByLabelText('Name of the new passkey'), 'Phone')
    await userEvent.click(canvas.getByRole('button', { name: 'Make passkey' }))
    await expect(await canvas.findByText('You can sign in with your new passkey now.')).toBeVisible()
    await expect(await canvas.findByRole('button', { name: 'Remove Phone' })).toBeVisible()
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Add a passkey' })).toHaveFocus())
  },
}

const addPasskey = fn()

/** All of them lost: the passcode that opens the wallets confirms the new one. */
export const AddWhenAllAreLost: Story = {
  parameters: { lk: { script: { ...keeps(enough), addPasskey } } },
  beforeEach: () => void addPasskey.mockReset().mockRejectedValue(new LatchkeyError('passcode_incorrect', 'Scripted.')),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Add a passkey' }))
    await userEvent.click(await canvas.findByLabelText('I’ve lost all of these passkeys'))
    await userEvent.type(canvas.getByLabelText('Wallet passcode'), 'plum orchestra 7 lantern')
    await userEvent.click(canvas.getByRole('button', { name: 'Make passkey' }))
    await expect(await canvas.findByText(/That passcode doesn’t open your wallet/)).toBeVisible()
    const asked = { signWith: 'passcode', passcode: 'plum orchestra 7 lantern' }
    await expect(addPasskey.mock.calls[0]![0]).toMatchObject(asked)
  },
}

/** A backend that keeps no passkeys has no list of them. */
export const Unsupported: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { ...keeps(enough), listPasskeys: fails('capability_missing') } } },
  play: async ({ canvasElement }) => {
    const list = canvasElement.querySelector('[data-lk=passkey-list]')
    await waitFor(() => expect(list).toHaveAttribute('data-state', 'unsupported'))
    await expect(list).not.toBeVisible()
  },
}

/** Names that try to break out of their row (fault 63). */
export const HostileNames: Story = {
  tags: ['!autodocs'],
  parameters: {
    lk: {
      script: keeps({
        ...enough,
        passkeys: [
          { ...laptop, name: 'Ada \u202Egnp.exe' },
          { ...securityKey, name: 'W'.repeat(10_000) },
        ],
      }),
    },
  },
  play: async ({ canvas, canvasElement }) => {
    await expect((await canvas.findByText(/gnp\.exe$/)).tagName).toBe('BDI')
    await expect(canvasElement.scrollWidth).toBeLessThanOrEqual(canvasElement.clientWidth)
  },
}
