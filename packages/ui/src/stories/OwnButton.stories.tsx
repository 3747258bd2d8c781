import type { Meta, StoryObj } from '@storybook/react-vite'
import { delegatedWallets, type LatchkeyError } from '@latchkey/core'
import { hangs } from '@latchkey/core/fake'
import { useHeadlessDelegatedActions, useUser } from '@latchkey/react'
import { forwardRef, useState, type ComponentPropsWithoutRef } from 'react'
import { expect, fn, waitFor, within } from 'storybook/test'
import { RevokeSessionsButton } from '../RevokeSessionsButton/RevokeSessionsButton.tsx'
import { adaDelegated } from './people.stories.kit.ts'

interface DesignButtonProps extends ComponentPropsWithoutRef<'button'> {
  tone: 'plain' | 'critical'
}

/** As an app's design system has it: it knows nothing of Latchkey, and passes on what it does not know. */
const DesignButton = forwardRef<HTMLButtonElement, DesignButtonProps>(({ tone, style, ...props }, ref) => (
  <button
    ref={ref}
    {...props}
    style={{
      padding: '0.75rem 1.5rem',
      border: '2px solid',
      borderRadius: 999,
      font: 'inherit',
      fontWeight: 700,
      background: 'none',
      color: tone === 'critical' ? 'light-dark(#8a1c5b, #f4a6d3)' : 'inherit',
      ...style,
    }}
  />
))

/**
 * Your design system's button, with all that ours does: `render` gets every attribute, and the question, the waiting and
 * the result stay. Or none of ours: the hooks do the work, and every word is yours.
 */
const meta = {
  title: 'Recipes/Your own button',
  component: RevokeSessionsButton,
  args: { onRevoked: fn(), render: (attributes) => <DesignButton tone="critical" {...attributes} /> },
  parameters: { lk: { script: { user: adaDelegated } }, controls: { disable: true } },
} satisfies Meta<typeof RevokeSessionsButton>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {}

/** It asks, revokes, says so, and has the focus back where it was when the person keeps access. */
export const FromPressToResult: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent, args }) => {
    const find = () => canvas.findByRole('button', { name: 'Revoke server access' })
    await expect(await find()).toHaveStyle({ borderRadius: '999px' })
    await userEvent.click(await find())
    await userEvent.click(within(await canvas.findByRole('alertdialog')).getByRole('button', { name: 'Keep access' }))
    await waitFor(async () => expect(await find()).toHaveFocus())
    await userEvent.click(await find())
    await userEvent.click(within(await canvas.findByRole('alertdialog')).getByRole('button', { name: 'Revoke access' }))
    await canvas.findByText(/Server access revoked for/)
    await expect(args.onRevoked).toHaveBeenCalledTimes(1)
  },
}

const revokeNever = fn(hangs)

/** While it waits it says so to assistive technology, keeps its words, and takes no second press. */
export const Waiting: Story = {
  tags: ['!autodocs'],
  args: { confirm: 'none' },
  parameters: { lk: { script: { user: adaDelegated, revokeWallets: revokeNever } } },
  beforeEach: () => void revokeNever.mockClear(),
  play: async ({ canvas, userEvent }) => {
    await userEvent.dblClick(await canvas.findByRole('button', { name: 'Revoke server access' }))
    const button = canvas.getByRole('button', { name: 'Revoke server access' })
    await expect(button).toHaveAttribute('aria-busy', 'true')
    await expect(button).toHaveAttribute('data-pending')
    await expect(revokeNever).toHaveBeenCalledTimes(1)
  },
}

/** Nothing of ours but the hooks. Say who, what and until when before, and what it cannot undo. */
export const HooksAlone: Story = {
  tags: ['!autodocs'],
  render: () => <OwnRevoke />,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Stop Acme’s server' }))
    await expect(await canvas.findByText('Acme’s server can use none of your wallets.')).toBeVisible()
  },
}

function OwnRevoke() {
  const { user: on } = useUser((user) => (user ? delegatedWallets(user).length : 0))
  const { revokeWallets } = useHeadlessDelegatedActions()
  const [isWaiting, setWaiting] = useState(false)
  const [error, setError] = useState<LatchkeyError>()
  if (!on) return <p>Acme’s server can use none of your wallets.</p>
  const revoke = async () => {
    setWaiting(true)
    await revokeWallets().catch(setError)
    setWaiting(false)
  }
  return (
    <>
      <p>Acme’s server can use {on} of your wallets. What it has signed by now stays valid.</p>
      <DesignButton tone="critical" aria-disabled={isWaiting} onClick={() => void (isWaiting || revoke())}>
        Stop Acme’s server
      </DesignButton>
      <p role="alert">{error?.message}</p>
    </>
  )
}
