import { ada, everyAccount, fakeBackend } from '@latchkey/core/fake'
import { toUser } from '@latchkey/core/wire'
import { LatchkeyProvider } from '@latchkey/react'
import { fireEvent, render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { LatchkeyUi } from '../LatchkeyUi/LatchkeyUi.tsx'
import { LinkedAccountList } from './LinkedAccountList.tsx'

/** The words of every row are asked for here, so that it shows which rows render. */
function countedWords() {
  let rendered = 0
  const messages = {
    get 'accounts.since'() {
      rendered += 1
      return 'Since {date}'
    },
  }
  return { messages, takeRendered: () => [rendered, (rendered = 0)][0] }
}

/** However busy the machine is. */
const patient = { timeout: 10_000 }

test('of a long list only the rows render of which something changed', async () => {
  const { messages, takeRendered } = countedWords()
  const known = everyAccount.filter(({ type }) => type !== 'unknown')
  const backend = fakeBackend({ user: toUser({ ...ada, linkedAccounts: known }) })
  const app = (headingLevel: 2 | 3) => (
    <LatchkeyProvider backend={backend}>
      <LatchkeyUi messages={messages}>
        <LinkedAccountList headingLevel={headingLevel} />
      </LatchkeyUi>
    </LatchkeyProvider>
  )
  const { rerender } = render(app(2))
  const unlink = await screen.findByLabelText(/^Unlink GitHub/, {}, patient)
  expect(takeRendered()).toBeGreaterThan(10)

  rerender(app(3))
  expect(screen.getByRole('heading', { level: 3 })).toBeInTheDocument()
  expect(takeRendered()).toBe(0)

  fireEvent.click(unlink)
  const confirm = await screen.findByText('Unlink', { selector: 'dialog[open] [data-part=confirm] span' }, patient)
  fireEvent.click(confirm)
  expect(await screen.findByText(/is unlinked/, {}, patient)).toBeInTheDocument()
  expect(takeRendered()).toBe(0)
}, 30_000)
