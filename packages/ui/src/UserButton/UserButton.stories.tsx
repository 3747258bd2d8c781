import type { Meta, StoryObj } from '@storybook/react-vite'
import { ada, fails, hangs } from '@latchkey/core/fake'
import { expect, fn, waitFor, within } from 'storybook/test'
import { guest, joiner, trickster } from '../stories/people.stories.kit.ts'
import { playStates } from '../stories/playStates.stories.kit.ts'
import { States, type StateScript } from '../stories/States.stories.kit.tsx'
import { UserButton } from './UserButton.tsx'

const states: StateScript[] = [
  { name: 'loading', script: { restore: hangs } },
  { name: 'signedOut', script: { user: null } },
  {
    name: 'error',
    note: 'nobody answers: nothing stands here',
    script: { restore: fails('backend_unreachable'), fault: 'backend_unreachable' },
  },
  { name: 'closed', script: { user: ada } },
  { name: 'closed', note: 'guest', script: { user: guest } },
  { name: 'closed', note: 'a name that tries to break out', script: { user: trickster } },
  { name: 'open', script: { user: joiner }, press: [/^Your account/] },
]

/**
 * Who is signed in, in the corner of a page. A press or an arrow opens the menu; arrows, Home, End and letters walk in it, Escape goes
 * back to the button. It is on top of whatever is around it, in a modal, too. No picture is fetched from anywhere: the pattern is
 * made of the id, or the app brings an `avatar`.
 */
const meta = {
  title: 'Profile/UserButton',
  component: UserButton,
  decorators: [
    (Story) => <div style={{ display: 'flex', justifyContent: 'end', minBlockSize: '13rem' }}>{Story()}</div>,
  ],
  args: { onProfile: fn(), onSignIn: fn() },
  argTypes: {
    avatar: { control: false },
    items: { control: false },
    className: { control: false },
    style: { control: false },
  },
  parameters: { lk: { script: { user: ada } } },
} satisfies Meta<typeof UserButton>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {}

export const StatesAtAGlance: Story = {
  parameters: { lk: { provider: false }, controls: { disable: true } },
  decorators: [(Story) => <div style={{ flex: 1 }}>{Story()}</div>],
  render: (args) => (
    <States states={states} minWidth="13rem">
      <UserButton {...args} showName />
    </States>
  ),
  play: ({ canvasElement }) => playStates({ canvasElement, states, root: 'user-button' }),
}

export const Playground: Story = { args: { showName: true } }

/** Open, as it stands under its button. */
export const Open: Story = {
  globals: { theme: 'both' },
  args: { showName: true, items: [{ label: 'Billing', onSelect: fn() }] },
  play: async ({ canvas, userEvent }) => {
    for (const button of await canvas.findAllByRole('button', { name: /^Your account/ })) await userEvent.click(button)
    await expect(await canvas.findByRole('menu')).toBeVisible()
  },
}

const billing = fn()

/** The keys of a menu: down opens it at the first, up at the last; it goes round, and letters find. */
export const Keyboard: Story = {
  args: { items: [{ label: 'Billing', onSelect: billing }] },
  beforeEach: () => void billing.mockClear(),
  play: async ({ canvas, userEvent }) => {
    const button = await canvas.findByRole('button', { name: 'Your account: ada@example.com' })
    const item = (name: string) => canvas.getByRole('menuitem', { name })
    await expect(button).toHaveAttribute('aria-haspopup', 'menu')
    await expect(button).toHaveAttribute('aria-expanded', 'false')
    button.focus()
    await userEvent.keyboard('{ArrowUp}')
    await waitFor(() => expect(item('Sign out')).toHaveFocus())
    await expect(button).toHaveAttribute('aria-expanded', 'true')
    await userEvent.keyboard('{ArrowDown}')
    await expect(item('Profile')).toHaveFocus()
    await userEvent.keyboard('{End}')
    await expect(item('Sign out')).toHaveFocus()
    await userEvent.keyboard('{Home}b')
    await expect(item('Billing')).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect(canvas.queryByRole('menu')).toBeNull()
    await expect(button).toHaveFocus()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}')
    await expect(billing).toHaveBeenCalledOnce()
    await expect(button).toHaveFocus()
  },
}

/** A press elsewhere closes it and keeps what was pressed. */
export const PressElsewhere: Story = {
  tags: ['!autodocs'],
  render: (args) => (
    <>
      <button type="button">Elsewhere</button>
      <UserButton {...args} />
    </>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Your account/ }))
    await expect(await canvas.findByRole('menu')).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Elsewhere' }))
    await expect(canvas.queryByRole('menu')).toBeNull()
    await expect(canvas.getByRole('button', { name: 'Elsewhere' })).toHaveFocus()
  },
}

/** Out at once, and the keyboard is at the way back in. */
export const SignOut: Story = {
  play: async ({ canvas, userEvent }) => {
    ;(await canvas.findByRole('button', { name: /^Your account/ })).focus()
    await userEvent.keyboard('{Enter}')
    await userEvent.keyboard('{End}{Enter}')
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Sign in' })).toHaveFocus())
    await expect(canvas.queryByRole('button', { name: /^Your account/ })).toBeNull()
  },
}

/** The app's own picture, and no name to read for those who see it. */
export const OwnPicture: Story = {
  args: {
    avatar: (
      <svg viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="8" fill="currentColor" />
      </svg>
    ),
  },
  play: async ({ canvas }) => {
    const button = await canvas.findByRole('button', { name: /^Your account/ })
    await expect(button.querySelector('circle')).toBeVisible()
    await expect(within(button).queryByText('ada@example.com')).toBeNull()
  },
}

/** Right to left the menu turns with the page. */
export const RightToLeft: Story = {
  tags: ['!autodocs'],
  globals: { locale: 'ar' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button'))
    const menu = await canvas.findByRole('menu')
    await expect(getComputedStyle(menu).direction).toBe('rtl')
    const { left, right } = menu.getBoundingClientRect()
    await expect(left).toBeGreaterThanOrEqual(0)
    await expect(right).toBeLessThanOrEqual(innerWidth)
  },
}
