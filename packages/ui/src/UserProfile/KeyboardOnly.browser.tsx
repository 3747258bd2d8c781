import '../styles.css'
import { fakeBackend } from '@latchkey/core/fake'
import { LatchkeyProvider, usePrivy } from '@latchkey/react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { GrantList } from '../GrantList/GrantList.tsx'
import { LatchkeyUi } from '../LatchkeyUi/LatchkeyUi.tsx'
import { SignInForm } from '../SignInForm/SignInForm.tsx'
import { UserButton } from '../UserButton/UserButton.tsx'
import { UserProfile } from './UserProfile.tsx'

let root: Root
beforeEach(() => {
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(() => {
  root.unmount()
  document.body.replaceChildren()
})

/** A page as an app has it: the person's corner, their grants, their profile. */
function App() {
  const { user } = usePrivy()
  if (!user) return <SignInForm />
  return (
    <>
      <UserButton />
      <GrantList />
      <UserProfile purpose="Acme renews your library card each year." />
    </>
  )
}

/** Goes on by Tab until the keyboard is there, as somebody without a mouse does. */
async function goTo(name: RegExp) {
  await expect.element(page.getByRole('button', { name }).or(page.getByText(name)).first()).toBeInTheDocument()
  for (let steps = 0; steps < 80; steps++) {
    const { activeElement } = document
    if (activeElement !== document.body && name.test(nameOf(activeElement))) return
    await userEvent.keyboard('{Tab}')
  }
  throw new Error(`the keyboard does not get to ${name}`)
}

const nameOf = (element: Element | null) => element?.getAttribute('aria-label') ?? element?.textContent ?? ''

async function press(name: RegExp) {
  await goTo(name)
  await userEvent.keyboard('{Enter}')
}

test('without a mouse somebody signs in, allows server access, reads the grant, revokes it and signs out', async () => {
  root.render(
    <LatchkeyProvider backend={fakeBackend()}>
      <LatchkeyUi appName="Acme">
        <App />
      </LatchkeyUi>
    </LatchkeyProvider>,
  )
  await press(/^Sign up with a passkey$/)
  await press(/^Create wallet$/)

  await press(/^Let the server act…/)
  const consent = page.getByRole('dialog', { name: 'Let Acme act for you?' })
  await expect.element(consent.getByRole('heading')).toHaveFocus()
  await press(/^Allow$/)
  await expect.element(consent).not.toBeInTheDocument()

  const grants = page.getByRole('region', { name: 'Server access' })
  await press(/^What it may do$/)
  await expect.element(grants.getByText('Sign messages with this wallet')).toBeVisible()

  await press(/^Revoke server access$/)
  await expect.element(page.getByRole('alertdialog').getByRole('button', { name: 'Keep access' })).toHaveFocus()
  await press(/^Revoke access$/)
  await expect.element(page.getByText(/^Server access revoked for/).first()).toBeVisible()

  await press(/^Your account/)
  await expect.element(page.getByRole('menu')).toBeVisible()
  await userEvent.keyboard('{End}{Enter}')
  await expect.element(page.getByRole('heading', { name: 'Sign in to Acme' })).toBeVisible()
})
