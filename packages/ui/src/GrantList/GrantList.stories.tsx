import type { Meta, StoryObj } from '@storybook/react-vite'
import { adaDelegated, fails } from '@latchkey/core/fake'
import { expect, fn, within } from 'storybook/test'
import { playStates } from '../stories/playStates.stories.kit.ts'
import { States } from '../stories/States.stories.kit.tsx'
import { GrantList } from './GrantList.tsx'
import { grantListStates, manyGrants, onGrant } from './grants.stories.kit.ts'

/** What the app's server may do with whose wallet, and what it could once. Access that is on can be ended here. */
const meta = {
  title: 'Delegation/GrantList',
  component: GrantList,
  argTypes: {
    headingLevel: { control: 'inline-radio', options: [1, 2, 3] },
    empty: { control: 'text' },
    className: { control: false },
    style: { control: false },
  },
  parameters: { lk: { script: { user: adaDelegated, getGrants: async () => manyGrants } } },
} satisfies Meta<typeof GrantList>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {}

export const StatesAtAGlance: Story = {
  parameters: { lk: { provider: false }, controls: { disable: true } },
  render: (args) => (
    <States states={grantListStates} minWidth="22rem">
      <GrantList {...args} />
    </States>
  ),
  play: ({ canvasElement }) => playStates({ canvasElement, states: grantListStates, root: 'grant-list' }),
}

/** What was allowed, in the words of the consent. */
export const Terms: Story = {
  play: async ({ canvas, userEvent }) => {
    const [row] = await canvas.findAllByText('What it may do')
    await userEvent.click(row!)
    const details = within(row!.closest('details')!)
    await expect(details.getByText('Send transactions from this wallet')).toBeVisible()
    await expect(details.getByText(/Together they cost 0.1 ETH at the most \(period: 7 days\)/)).toBeVisible()
  },
}

/** Only what is on. */
export const WithoutEnded: Story = {
  args: { showEnded: false },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('On')).toBeVisible()
    await expect(canvas.queryByText(/ended it|lapsed/)).toBeNull()
  },
}

/** The app's own words for a list of nothing. */
export const OwnWordsForNothing: Story = {
  args: { empty: <p>Nobody waters your plants but you.</p> },
  parameters: { lk: { script: { user: adaDelegated, getGrants: async () => [] } } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Nobody waters your plants but you.')).toBeVisible()
  },
}

const getGrants = fn()

/** Ended from its row, it is listed as ended. */
export const RevokeInARow: Story = {
  tags: ['!autodocs'],
  args: { onRevoked: fn() },
  parameters: { lk: { script: { user: adaDelegated, getGrants } } },
  beforeEach: () => {
    getGrants.mockReset().mockResolvedValueOnce([onGrant])
    getGrants.mockResolvedValue([{ ...onGrant, status: 'revoked', endedBy: 'user', endedAt: new Date() }])
  },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Revoke/ }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Revoke access' }))
    await expect(await canvas.findByText('You ended it')).toBeVisible()
    await expect(args.onRevoked).toHaveBeenCalledTimes(1)
  },
}

const flaky = fn()

/** A list that could not be read is read again on a press. */
export const TryAgain: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { user: adaDelegated, getGrants: flaky } } },
  beforeEach: () => {
    flaky.mockReset().mockImplementationOnce(fails('internal_error')).mockResolvedValue([onGrant])
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Try again' }))
    await expect(await canvas.findByText('On')).toBeVisible()
  },
}
