import '../styles.css'
import { adaDelegated, fakeBackend, hangs, type FakeScript } from '@latchkey/core/fake'
import { LatchkeyProvider } from '@latchkey/react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { LatchkeyUi, type LatchkeyUiProps } from '../LatchkeyUi/LatchkeyUi.tsx'
import { RevokeSessionsButton } from '../RevokeSessionsButton/RevokeSessionsButton.tsx'

let root: Root
beforeEach(() => {
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(() => {
  root.unmount()
  document.body.replaceChildren()
})

interface RenderOptions {
  script?: FakeScript
  ui?: LatchkeyUiProps
}

function render(children: ReactNode, { script, ui }: RenderOptions = {}) {
  const backend = fakeBackend({ user: adaDelegated, ...script })
  root.render(
    <LatchkeyProvider backend={backend}>
      <LatchkeyUi appName="Acme" {...ui}>
        {children}
      </LatchkeyUi>
    </LatchkeyProvider>,
  )
}

const trigger = page.getByRole('button', { name: 'Revoke server access' })
const question = page.getByRole('alertdialog', { name: 'Revoke server access?' })
const keep = page.getByRole('button', { name: 'Keep access' })
const confirm = page.getByRole('button', { name: 'Revoke access' })

async function ask() {
  await expect.element(trigger).toBeVisible()
  trigger.element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(question).toBeVisible()
}

test('a keyboard alone opens it, goes round in it, and is back at the button after Escape', async () => {
  render(<RevokeSessionsButton />)
  await ask()
  await expect.element(keep).toHaveFocus()
  await userEvent.keyboard('{Tab}')
  await expect.element(confirm).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await expect.element(question).not.toBeInTheDocument()
  await expect.element(trigger).toHaveFocus()
})

test('while the answer is on its way Escape does not close it, however often', async () => {
  render(<RevokeSessionsButton />, { script: { revokeWallets: hangs } })
  await ask()
  await userEvent.keyboard('{Tab}{Enter}')
  for (let times = 0; times < 5; times++) await userEvent.keyboard('{Escape}')
  await expect.element(question).toBeVisible()
  await expect.element(confirm).toHaveFocus()
})

test('after ten seconds it may be closed, and goes on telling outside', async () => {
  render(<RevokeSessionsButton />, { script: { revokeWallets: hangs }, ui: { timing: { slow: 50 } } })
  await ask()
  await userEvent.keyboard('{Tab}{Enter}')
  await expect.element(question.getByText(/Still working/)).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(question).not.toBeInTheDocument()
  await expect.element(page.getByText(/Still working/)).toBeVisible()
})

test('when it is done the keyboard goes on at the result', async () => {
  render(<RevokeSessionsButton />)
  await ask()
  await userEvent.keyboard('{Tab}{Enter}')
  const result = page.getByText(/Server access revoked for/)
  await expect.element(result).toBeVisible()
  await expect.element(result).toHaveFocus()
})

test('inside somebody else’s modal Escape closes ours alone', async () => {
  render(
    <HostModal>
      <RevokeSessionsButton />
    </HostModal>,
  )
  await ask()
  await userEvent.keyboard('{Escape}')
  await expect.element(question).not.toBeInTheDocument()
  await expect.element(page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
  await expect.element(trigger).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('dialog', { name: 'Settings' })).not.toBeInTheDocument()
})

/** A modal as libraries make them: it listens for Escape on the document and closes. */
function HostModal({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(true)
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    if (dialog && !dialog.open) dialog.showModal()
    const close = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false)
    document.addEventListener('keydown', close)
    return () => document.removeEventListener('keydown', close)
  }, [])
  return isOpen ? (
    <dialog ref={ref} aria-label="Settings">
      {children}
    </dialog>
  ) : null
}
