import type { Meta, StoryObj } from '@storybook/react-vite'
import { fails } from '@latchkey/core/fake'
import { expect, waitFor, within } from 'storybook/test'
import { guarded } from '../MfaMethodList/mfa.stories.kit.ts'
import { MfaMethodList } from '../MfaMethodList/MfaMethodList.tsx'
import { MfaPrompt } from './MfaPrompt.tsx'
// Brought along at a press; here before it, as a busy machine takes its time.
import './MfaQuestion.tsx'

/**
 * An app puts it into its tree once. Whatever a component or a hook asks for that needs a second factor waits, this asks the person,
 * and what waited goes on; who cancels is told that it was not done. Below, removing a factor is what waits.
 */
const meta = {
  title: 'Security/MfaPrompt',
  component: MfaPrompt,
  argTypes: { className: { control: false }, style: { control: false } },
  parameters: { lk: { script: guarded('totp', 'passkey') } },
  render: (args) => (
    <>
      <MfaMethodList canAdd={false} />
      <MfaPrompt {...args} />
    </>
  ),
} satisfies Meta<typeof MfaPrompt>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

/** Asks to remove the app as a factor, and gives the question that this brings. */
async function ask({ canvas, userEvent }: Context) {
  await userEvent.click(await canvas.findByRole('button', { name: 'Remove Authenticator app' }))
  await userEvent.click(await canvas.findByRole('button', { name: 'Remove second factor' }))
  return within(await canvas.findByRole('dialog', { name: 'Confirm that it’s you' }))
}

export const Default: Story = { play: async (context) => void (await ask(context)) }

/** A wrong code is said here; the right one lets what waited go on. */
export const GoesOn: Story = {
  play: async (context) => {
    const { canvas, canvasElement, userEvent } = context
    const question = await ask(context)
    const code = question.getByLabelText('Code from your authenticator app')
    await waitFor(() => expect(code).toHaveFocus())
    await userEvent.type(code, '000000{Enter}')
    await expect(await question.findByText(/That’s wrong or too old/)).toBeVisible()
    await userEvent.clear(code)
    await userEvent.type(code, '123456{Enter}')
    await expect(await canvas.findByText('No longer a second factor: Authenticator app.')).toBeVisible()
    await expect(canvasElement.querySelector('[data-lk=mfa-prompt]')).toHaveAttribute('data-state', 'idle')
  },
}

/** The passkey will do as well. */
export const ByPasskey: Story = {
  play: async (context) => {
    const question = await ask(context)
    await context.userEvent.click(question.getByRole('button', { name: 'Confirm with a passkey' }))
    await expect(await context.canvas.findByText('No longer a second factor: Authenticator app.')).toBeVisible()
  },
}

/** With passkeys alone nothing is typed. */
export const OnlyPasskeys: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: guarded('passkey') } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove Passkeys' }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove second factor' }))
    const question = within(await canvas.findByRole('dialog', { name: 'Confirm that it’s you' }))
    await expect(question.queryByRole('textbox')).toBeNull()
    await userEvent.click(question.getByRole('button', { name: 'Confirm with a passkey' }))
    await expect(await canvas.findByText('No longer a second factor: Passkeys.')).toBeVisible()
  },
}

/** Who cancels is told, where they asked for it, that it was not done. */
export const Cancelled: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const question = await ask(context)
    await userEvent.click(question.getByRole('button', { name: 'Cancel' }))
    await expect(await canvas.findByText(/It wasn’t removed. This needs your second factor/)).toBeVisible()
    await waitFor(() => expect(canvas.queryByRole('dialog')).toBeNull())
  },
}

/** Too many tries are said, and the way out stays. */
export const TooManyTries: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { ...guarded('totp'), verifyMfa: fails('rate_limited') } } },
  play: async (context) => {
    const question = await ask(context)
    await context.userEvent.type(question.getByLabelText('Code from your authenticator app'), '123456{Enter}')
    await expect(await question.findByText(/Too many tries/)).toBeVisible()
    await expect(question.getByRole('button', { name: 'Cancel' })).not.toHaveAttribute('aria-disabled')
  },
}
