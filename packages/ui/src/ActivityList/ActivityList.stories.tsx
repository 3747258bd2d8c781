import type { Meta, StoryObj } from '@storybook/react-vite'
import { ada } from '@latchkey/core/fake'
import { expect, within } from 'storybook/test'
import { playStates } from '../stories/playStates.stories.kit.ts'
import { States } from '../stories/States.stories.kit.tsx'
import { activityStates, aCutHistory, aMonth } from './activity.stories.kit.ts'
import { ActivityList } from './ActivityList.tsx'

/** What was done with a person's wallets and ways in: who did it, when, and where a transaction can be looked up. */
const meta = {
  title: 'Delegation/ActivityList',
  component: ActivityList,
  argTypes: {
    headingLevel: { control: 'inline-radio', options: [1, 2, 3] },
    className: { control: false },
    style: { control: false },
  },
  parameters: {
    lk: { script: { user: ada, getActivity: async () => ({ activity: aMonth, nextCursor: null }) } },
  },
} satisfies Meta<typeof ActivityList>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {}

const cut = aCutHistory()

export const StatesAtAGlance: Story = {
  parameters: { lk: { provider: false }, controls: { disable: true } },
  render: (args) => (
    <States states={activityStates} minWidth="22rem">
      <ActivityList {...args} />
    </States>
  ),
  play: ({ canvasElement }) => playStates({ canvasElement, states: activityStates, root: 'activity-list' }),
}

/** What came before is read when the person asks for it. */
export const Earlier: Story = {
  parameters: {
    lk: {
      script: {
        user: ada,
        getActivity: async ({ cursor }: { cursor?: string }) =>
          cursor
            ? { activity: aMonth.slice(3), nextCursor: null }
            : { activity: aMonth.slice(0, 3), nextCursor: 'more' },
      },
    },
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Show earlier' }))
    await expect(await canvas.findByText('A wallet’s key was taken out')).toBeVisible()
    await expect(canvas.queryByRole('button', { name: 'Show earlier' })).toBeNull()
  },
}

/** A server that tells another history than before: where both end, and how to go on all the same. */
export const Departed: Story = {
  beforeEach: cut.reset,
  parameters: { lk: { script: { user: ada, ...cut.script } } },
  play: async ({ canvas, userEvent }) => {
    await expect(await canvas.findByText(/Line 8/)).toBeVisible()
    await expect(canvas.getByText(/Line 5/)).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Go on with the server’s history…' }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Go on from here' }))
    await expect(await canvas.findByText('A passkey was added')).toBeVisible()
    await expect(canvas.queryByText(/Line 8/)).toBeNull()
  },
}

/** Each line can be held against a copy kept elsewhere. */
export const Proof: Story = {
  play: async ({ canvas, userEvent }) => {
    const [, second] = await canvas.findAllByText('Proof')
    await userEvent.click(second!)
    await expect(within(second!.closest('details')!).getByText(aMonth[1]!.digest!)).toBeVisible()
  },
}
