import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, screen, waitFor, within } from 'storybook/test'
import { adaDelegated } from '../stories/people.stories.kit.ts'
import { InsideYourModal } from './InsideYourModal.stories.kit.tsx'

/**
 * The question stands where it was asked, even inside a modal of yours: the keyboard stays in it, Escape closes it alone,
 * and focus goes back to the button. It is a native dialog in place, so that no library's focus trap keeps it out.
 */
const meta = {
  title: 'Delegation/Inside your modal',
  component: InsideYourModal,
  args: { host: 'a native dialog' },
  parameters: { lk: { script: { user: adaDelegated } }, docs: { story: { inline: false, height: '24rem' } } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Open settings' }))
    const trigger = await screen.findByRole('button', { name: 'Revoke server access' })
    await userEvent.click(trigger)
    const question = await screen.findByRole('alertdialog', { name: 'Revoke server access?' })
    await waitFor(() => expect(within(question).getByRole('button', { name: 'Keep access' })).toHaveFocus())
    await expect(question.matches(':modal')).toBe(true)
    await userEvent.click(within(question).getByRole('button', { name: 'Keep access' }))
    await waitFor(() => expect(trigger).toHaveFocus())
    await expect(trigger).toBeVisible()
  },
} satisfies Meta<typeof InsideYourModal>

export default meta
type Story = StoryObj<typeof meta>

export const NativeDialog: Story = {}
export const Radix: Story = { args: { host: 'Radix' } }
export const BaseUi: Story = { args: { host: 'Base UI' } }
export const ReactAria: Story = { args: { host: 'React Aria' } }
export const HeadlessUi: Story = { args: { host: 'Headless UI' } }
