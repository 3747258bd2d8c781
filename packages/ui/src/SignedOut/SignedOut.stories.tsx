import type { Meta, StoryObj } from '@storybook/react-vite'
import { ada, fails, hangs } from '@latchkey/core/fake'
import { expect, fn, waitFor } from 'storybook/test'
import { playStates } from '../stories/playStates.stories.kit.ts'
import { States, type StateScript } from '../stories/States.stories.kit.tsx'
import { SignedOut } from './SignedOut.tsx'

const unreachable = { restore: fails('backend_unreachable'), fault: 'backend_unreachable' } as const

const states: StateScript[] = [
  { name: 'hidden', note: 'still finding out', script: { restore: hangs } },
  { name: 'hidden', note: 'signed in', script: { user: ada } },
  { name: 'hidden', note: 'nobody knows', script: unreachable },
  { name: 'shown', script: { user: null } },
  { name: 'signingIn', script: { user: null }, press: [/^Sign in$/] },
]

/**
 * What stands where a person's things would be while nobody is signed in: our words and a way in, or the app's own. While it is being
 * found out who is there, nothing of it shows, so that nobody who is signed in sees it flash by.
 */
const meta = {
  title: 'Signing in/SignedOut',
  component: SignedOut,
  argTypes: {
    headingLevel: { control: 'inline-radio', options: [1, 2, 3] },
    children: { control: 'text' },
    form: { control: 'object' },
    className: { control: false },
    style: { control: false },
  },
  parameters: { lk: { script: { user: null } } },
} satisfies Meta<typeof SignedOut>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {}

export const StatesAtAGlance: Story = {
  parameters: { lk: { provider: false }, controls: { disable: true } },
  render: (args) => (
    <States states={states} minWidth="18rem">
      <SignedOut {...args} />
    </States>
  ),
  play: ({ canvasElement }) => playStates({ canvasElement, states, root: 'signed-out' }),
}

export const Playground: Story = { args: { headingLevel: 2 } }

/** A press opens the way in, here, with the keyboard in it; once somebody is in, none of it is left. */
export const SignIn: Story = {
  play: async ({ canvas, canvasElement, userEvent }) => {
    ;(await canvas.findByRole('button', { name: 'Sign in' })).focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Sign up with a passkey' })).toHaveFocus())
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(canvasElement.querySelector('[data-lk=signed-out]')).not.toBeVisible())
  },
}

const onSignIn = fn()

/** The app's own way in. */
export const OwnWayIn: Story = {
  tags: ['!autodocs'],
  args: { onSignIn },
  beforeEach: () => void onSignIn.mockClear(),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Sign in' }))
    await expect(onSignIn).toHaveBeenCalledOnce()
  },
}

/** The app's own words. */
export const OwnWords: Story = {
  tags: ['!autodocs'],
  args: { children: <p>Members have a profile here.</p> },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Members have a profile here.')).toBeVisible()
    await expect(canvas.queryByRole('button')).toBeNull()
  },
}
