import type { Meta, StoryObj } from '@storybook/react-vite'
import { fails } from '@latchkey/core/fake'
import { expect, fn, waitFor, within } from 'storybook/test'
import { playStates } from '../stories/playStates.stories.kit.ts'
import { States } from '../stories/States.stories.kit.tsx'
import { DeviceList } from './DeviceList.tsx'
import { deviceStates, here, library, phone, signedInOn } from './devices.stories.kit.ts'

/**
 * Where the person is signed in, this device first. One other device is signed out at one press, since whoever was there can sign
 * in again; all others at once after a question that counts them. What failed is said where it was pressed, and what nobody knows is
 * read again before anything is said.
 */
const meta = {
  title: 'Security/DeviceList',
  component: DeviceList,
  argTypes: {
    headingLevel: { control: 'inline-radio', options: [1, 2, 3] },
    className: { control: false },
    style: { control: false },
  },
  parameters: { lk: { script: signedInOn(here, phone, library) } },
} satisfies Meta<typeof DeviceList>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {}

export const StatesAtAGlance: Story = {
  parameters: { lk: { provider: false }, controls: { disable: true } },
  render: (args) => (
    <States states={deviceStates} minWidth="22rem">
      <DeviceList {...args} />
    </States>
  ),
  play: ({ canvasElement }) => playStates({ canvasElement, states: deviceStates, root: 'device-list' }),
}

export const Playground: Story = { args: { showSignOutOthers: true, headingLevel: 2 } }

const named = (date: string) => ({ name: new RegExp(`^Sign out the device that signed in ${date}`) })

/** By the keyboard alone: the row goes, the keyboard is in the next one, and what happened is said. */
export const SignOutOne: Story = {
  parameters: { lk: { script: signedInOn(here, phone, library) } },
  play: async ({ canvas, userEvent }) => {
    ;(await canvas.findByRole('button', named('Oct 18'))).focus()
    await userEvent.keyboard('{Enter}')
    await expect(await canvas.findByText('That device is signed out.')).toBeVisible()
    await waitFor(() => expect(canvas.getByRole('button', named('Nov 14'))).toHaveFocus())
    await expect(canvas.queryByRole('button', named('Oct 18'))).toBeNull()
    await userEvent.keyboard('{Enter}')
    await expect(await canvas.findByText('That device is signed out.')).toBeVisible()
    await waitFor(() => expect(canvas.getByRole('heading', { name: 'Where you’re signed in' })).toHaveFocus())
    await expect(canvas.getByText('This device')).toBeVisible()
  },
}

/** The question counts the others; leaving them changes nothing. Afterwards the keyboard is at the result. */
export const SignOutAllOthers: Story = {
  parameters: { lk: { script: signedInOn(here, phone, library) } },
  play: async ({ canvas, userEvent }) => {
    const trigger = await canvas.findByRole('button', { name: 'Sign out everywhere else' })
    await userEvent.click(trigger)
    const question = within(await canvas.findByRole('alertdialog', { name: 'Sign out 2 other devices?' }))
    await waitFor(() => expect(question.getByRole('button', { name: 'Leave them' })).toHaveFocus())
    await userEvent.click(question.getByRole('button', { name: 'Leave them' }))
    await waitFor(() => expect(trigger).toHaveFocus())
    await userEvent.click(trigger)
    await userEvent.click(await canvas.findByRole('button', { name: 'Sign out' }))
    const result = await canvas.findByText('Now you’re signed in on this device only.')
    await waitFor(() => expect(result).toHaveFocus())
    await expect(canvas.queryByRole('button', { name: /^Sign out/ })).toBeNull()
  },
}

const signOutDevices = fn()

/** Two presses send one request, and the button holds still meanwhile. */
export const DoublePress: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { ...signedInOn(here, phone), signOutDevices } } },
  beforeEach: () => void signOutDevices.mockReset().mockReturnValue(new Promise(() => {})),
  play: async ({ canvas, userEvent }) => {
    const button = await canvas.findByRole('button', named('Oct 18'))
    await userEvent.dblClick(button)
    await expect(button).toHaveAttribute('aria-busy', 'true')
    await expect(button).toHaveFocus()
    await expect(signOutDevices).toHaveBeenCalledOnce()
    await expect(signOutDevices.mock.calls[0]![0]).toMatchObject({ deviceId: 'phone' })
  },
}

/** A failure is shown in the row it is about, and in no other. */
export const AnErrorStaysOnItsRow: Story = {
  parameters: { lk: { script: { ...signedInOn(here, phone, library), signOutDevices: fails('rate_limited') } } },
  play: async ({ canvas, userEvent }) => {
    const button = await canvas.findByRole('button', named('Nov 14'))
    await userEvent.click(button)
    await expect(await within(button.closest('li')!).findByText(/It’s still signed in/)).toBeVisible()
    await expect(canvas.getAllByText(/It’s still signed in/)).toHaveLength(1)
    await expect(button).toHaveFocus()
  },
}

const listDevices = fn()

/** An answer that was lost is no failure: the list is read again, and the device is gone. */
export const LostAnswer: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { ...signedInOn(here, phone), listDevices, signOutDevices: fails('timeout') } } },
  beforeEach: () => void listDevices.mockReset().mockResolvedValueOnce([here, phone]).mockResolvedValue([here]),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', named('Oct 18')))
    await expect(await canvas.findByText('That device is signed out.')).toBeVisible()
    await expect(canvas.queryByText(/can’t tell/)).toBeNull()
  },
}

/** A backend that keeps no devices has no list of them. */
export const Unsupported: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { ...signedInOn(here), listDevices: fails('capability_missing') } } },
  play: async ({ canvasElement }) => {
    const list = canvasElement.querySelector('[data-lk=device-list]')
    await waitFor(() => expect(list).toHaveAttribute('data-state', 'unsupported'))
    await expect(list).not.toBeVisible()
  },
}

/** Right to left, on a narrow screen: nothing runs out of it. */
export const NarrowRightToLeft: Story = {
  tags: ['!autodocs'],
  globals: { locale: 'ar' },
  decorators: [(Story) => <div style={{ inlineSize: '18rem' }}>{Story()}</div>],
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findAllByRole('listitem')).not.toHaveLength(0)
    await expect(canvasElement.scrollWidth).toBeLessThanOrEqual(canvasElement.clientWidth)
  },
}
