import type { Meta, StoryObj } from '@storybook/react-vite'
import { ada, fails } from '@latchkey/core/fake'
import { usePrivy } from '@latchkey/react'
import { expect } from 'storybook/test'
import { SignInForm } from '../SignInForm/SignInForm.tsx'
import { UserProfile } from '../UserProfile/UserProfile.tsx'
import { SignedOut } from '../SignedOut/SignedOut.tsx'
import { UserButton } from '../UserButton/UserButton.tsx'
import { guest, hoarder, mover, trader } from './people.stories.kit.ts'

/** Whole pages for whole people, as an app would have them: sign in, and there is your profile. */
const meta = {
  title: 'Scenarios/A page of an app',
  component: Page,
  decorators: [(Story) => <div className="lk-column">{Story()}</div>],
  parameters: { controls: { disable: true } },
} satisfies Meta<typeof Page>

export default meta
type Story = StoryObj<typeof meta>

function Page() {
  const { user } = usePrivy()
  return user === null ? <SignInForm /> : <UserProfile purpose="Acme renews your library card each year." />
}

/** Yours to press. With Backend → Embedded in the toolbar it is all real: the passkey, the wallet, and its end. */
export const TryItYourself: Story = {}

/** Nobody is here yet: sign up, make a wallet, let the server act, and take it back. */
export const FromTheStart: Story = {
  play: async ({ canvas, userEvent }) => {
    const press = async (name: RegExp) => userEvent.click(await canvas.findByRole('button', { name }))
    await press(/^Sign up with a passkey/)
    await press(/^Create wallet/)
    await press(/^Let the server act/)
    await press(/^Allow$/)
    await expect(await canvas.findByText('Server access on')).toBeVisible()
    await press(/^Revoke server access$/)
    await press(/^Revoke access/)
    await expect(await canvas.findByText(/Server access revoked for/)).toBeVisible()
  },
}

export const NewGuest: Story = { parameters: { lk: { script: { user: guest } } } }
export const TraderWithThreeGrants: Story = { parameters: { lk: { script: { user: trader } } } }
export const ThirtyWallets: Story = { parameters: { lk: { script: { user: hoarder } } } }
export const MovedFromPrivy: Story = { parameters: { lk: { script: { user: mover } } } }
export const NobodyIsHere: Story = {
  name: 'Signed out',
  parameters: { lk: { script: { user: null } } },
  render: () => (
    <>
      <header style={{ display: 'flex', justifyContent: 'end', marginBlockEnd: '1rem' }}>
        <UserButton />
      </header>
      <SignedOut />
    </>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Sign in' }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Sign up with a passkey' }))
    await expect(await canvas.findByRole('button', { name: /^Your account/ })).toBeVisible()
    await expect(canvas.queryByText('You’re signed out')).toBeNull()
  },
}
export const EverythingBroken: Story = {
  parameters: { lk: { script: { user: ada, restore: fails('backend_unreachable'), fault: 'backend_unreachable' } } },
}
