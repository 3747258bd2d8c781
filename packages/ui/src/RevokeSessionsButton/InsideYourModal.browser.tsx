import '../styles.css'
import { adaDelegated, fakeBackend, hangs, type FakeScript } from '@latchkey/core/fake'
import { LatchkeyProvider } from '@latchkey/react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import { LatchkeyUi } from '../LatchkeyUi/LatchkeyUi.tsx'
import { InsideYourModal } from './InsideYourModal.stories.kit.tsx'
import { modalHosts, type ModalHost } from './modalHosts.stories.kit.tsx'

let root: Root
beforeEach(() => {
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(() => {
  root.unmount()
  document.body.replaceChildren()
})

const settings = page.getByRole('heading', { name: 'Settings' })
const trigger = page.getByRole('button', { name: 'Revoke server access' })
const question = page.getByRole('alertdialog', { name: 'Revoke server access?' })
const keep = page.getByRole('button', { name: 'Keep access' })
const confirm = page.getByRole('button', { name: 'Revoke access' })

/** The question, asked by keyboard in a modal of the app's. */
async function ask(host: ModalHost, script: FakeScript = {}) {
  root.render(
    <LatchkeyProvider backend={fakeBackend({ user: adaDelegated, ...script })}>
      <LatchkeyUi appName="Acme">
        <InsideYourModal host={host} />
      </LatchkeyUi>
    </LatchkeyProvider>,
  )
  await userEvent.click(page.getByRole('button', { name: 'Open settings' }))
  await expect.element(settings).toBeVisible()
  await expect.element(trigger).toBeVisible()
  trigger.element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(question).toBeVisible()
  await expect.element(keep).toHaveFocus()
}

describe.each(Object.keys(modalHosts) as ModalHost[])('inside a modal of %s', (host) => {
  test('the keyboard stays in the question, and Escape closes that alone', async () => {
    await ask(host)
    for (const [key, there] of [
      ['{Tab}', confirm],
      ['{Shift>}{Tab}{/Shift}', keep],
    ] as const) {
      await userEvent.keyboard(key)
      await expect.element(there).toHaveFocus()
    }
    // Past its last answer a modal dialog hands the keyboard to the browser's own bar, and gets it back from there.
    for (let times = 0; times < 4; times++) {
      await userEvent.keyboard('{Tab}')
      const { activeElement } = document
      expect(activeElement === document.body || question.element().contains(activeElement)).toBe(true)
    }
    await userEvent.keyboard('{Escape}')
    await expect.element(question).not.toBeInTheDocument()
    await expect.element(settings).toBeVisible()
    await expect.element(trigger).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect.element(settings).not.toBeInTheDocument()
  })

  test('a mouse answers it, and pressing beside it changes nothing', async () => {
    await ask(host)
    await userEvent.click(document.documentElement, { position: { x: 2, y: 2 } })
    await expect.element(question).toBeVisible()
    await userEvent.click(keep)
    await expect.element(question).not.toBeInTheDocument()
    await expect.element(settings).toBeVisible()
    await expect.element(trigger).toHaveFocus()
  })

  test('three presses are one request, which is heard in the question while it is under way', async () => {
    const revokeWallets = vi.fn(hangs)
    await ask(host, { revokeWallets })
    await userEvent.tripleClick(confirm)
    await userEvent.keyboard('{Enter}{Enter}')
    await expect.poll(heard).toContain('Revoking…')
    expect(revokeWallets).toHaveBeenCalledTimes(1)
  })

  test('once it is done the modal stands, and the keyboard is at the result', async () => {
    await ask(host)
    await userEvent.click(confirm)
    const result = page.getByText(/Server access revoked for/)
    await expect.element(result).toBeVisible()
    await expect.element(settings).toBeVisible()
    await expect.element(result).toHaveFocus()
  })
})

interface AxNode {
  nodeId: string
  ignored: boolean
  role?: { value: string }
  name?: { value: string }
  childIds?: string[]
}

/** What the browser itself hands to assistive technology from live regions. */
async function heard(): Promise<string> {
  const { frameTree } = await cdp().send('Page.getFrameTree')
  const frames = frameTree.childFrames ?? []
  const here = frames.find(({ frame }) => frame.name === window.name) ?? frames[0]!
  const { nodes } = (await cdp().send('Accessibility.getFullAXTree', { frameId: here.frame.id })) as { nodes: AxNode[] }
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const textOf = ({ ignored, role, name, childIds = [] }: AxNode): string =>
    !ignored && role?.value === 'StaticText'
      ? (name?.value ?? '')
      : childIds.map((id) => textOf(byId.get(id)!)).join('')
  return nodes
    .filter(({ ignored, role }) => !ignored && role?.value === 'status')
    .map(textOf)
    .join('|')
}
