import type { Meta, StoryObj } from '@storybook/react-vite'
import { LatchkeyError, type User } from '@latchkey/core'
import { ada, everyAccount, fails, fakeWallet, hangs } from '@latchkey/core/fake'
import { toUser } from '@latchkey/core/wire'
import { expect, fn, waitFor, within } from 'storybook/test'
import { joiner, trickster } from '../stories/people.stories.kit.ts'
import { playStates } from '../stories/playStates.stories.kit.ts'
import { capabilities } from '../stories/Stage.stories.kit.tsx'
import { States, type StateScript } from '../stories/States.stories.kit.tsx'
import { LinkedAccountList } from './LinkedAccountList.tsx'

const google = everyAccount.find(({ type }) => type === 'google_oauth')!
const withAccounts = (linkedAccounts: User['linkedAccounts']) => toUser({ ...ada, linkedAccounts })
const onlyEmail = withAccounts(ada.linkedAccounts.filter(({ type }) => type !== 'passkey'))
const noEmail = withAccounts(ada.linkedAccounts.filter(({ type }) => type !== 'email'))
const three = { ...capabilities, oauthProviders: ['google', 'apple', 'linkedin'] } as const
const unlink = /^Unlink ada@example/

const states: StateScript[] = [
  { name: 'loading', script: { restore: hangs } },
  { name: 'unauthenticated', script: { user: null } },
  { name: 'empty', note: 'only an embedded wallet', script: { user: { ...ada, linkedAccounts: [fakeWallet()] } } },
  {
    name: 'error',
    note: 'nobody answers',
    script: { restore: fails('backend_unreachable'), fault: 'backend_unreachable' },
  },
  { name: 'ready', script: { user: ada } },
  { name: 'ready', note: 'one way to sign in', script: { user: onlyEmail }, shows: /only way to sign in/ },
  { name: 'ready', note: 'providers to link', script: { user: ada, capabilities: three } },
  { name: 'ready', note: 'linking an address', script: { user: noEmail }, press: [/^Link an email address$/] },
  { name: 'ready', note: 'asking before it goes', script: { user: ada }, press: [unlink] },
  { name: 'ready', note: 'unlinking', script: { user: ada, unlinkAccount: hangs }, press: [unlink, /^Unlink$/] },
  {
    name: 'ready',
    note: 'no answer',
    script: { user: ada, unlinkAccount: fails('timeout'), refreshUser: fails('timeout') },
    press: [unlink, /^Unlink$/],
    shows: /can’t tell if it was unlinked/,
  },
]

/**
 * Everything a person has linked: 21 kinds of account, and those that nobody has invented yet. Before one is unlinked, a question
 * names it and says what goes with it; the only way to sign in stays, and says so before any press. Brands have one-coloured marks,
 * which come after the page; an app with the right to another brings it as `icons`.
 */
const meta = {
  title: 'Linked accounts/LinkedAccountList',
  component: LinkedAccountList,
  argTypes: {
    headingLevel: { control: 'inline-radio', options: [1, 2, 3] },
    filter: { control: false },
    className: { control: false },
    style: { control: false },
  },
  parameters: { lk: { script: { user: ada } } },
} satisfies Meta<typeof LinkedAccountList>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {}

export const StatesAtAGlance: Story = {
  parameters: { lk: { provider: false }, controls: { disable: true } },
  render: (args) => (
    <States states={states}>
      <LinkedAccountList {...args} />
    </States>
  ),
  play: ({ canvasElement }) => playStates({ canvasElement, states, root: 'linked-account-list' }),
}

export const Playground: Story = {
  args: { canLink: true, canUnlink: true, headingLevel: 2 },
  parameters: { lk: { script: { user: ada, capabilities: three } } },
}

/** By the keyboard alone: the question names it, keeping it changes nothing; afterwards the keyboard is in the list. */
export const Unlink: Story = {
  parameters: { lk: { script: { user: withAccounts([...ada.linkedAccounts, google]) } } },
  play: async ({ canvas, userEvent }) => {
    const trigger = await canvas.findByRole('button', { name: 'Unlink ada@example.com' })
    trigger.focus()
    await userEvent.keyboard('{Enter}')
    const question = within(await canvas.findByRole('alertdialog', { name: 'Unlink ada@example.com?' }))
    await expect(question.getByText(/You can’t sign in with it any more/)).toBeVisible()
    await waitFor(() => expect(question.getByRole('button', { name: 'Keep it' })).toHaveFocus())
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(trigger).toHaveFocus())
    await userEvent.keyboard('{Enter}')
    await userEvent.click(await canvas.findByRole('button', { name: 'Unlink' }))
    await expect(await canvas.findByText(/is unlinked\./)).toBeVisible()
    await expect(canvas.queryByRole('button', { name: 'Unlink ada@example.com' })).toBeNull()
    await waitFor(() => expect(canvas.getByRole('heading', { name: 'Linked accounts' })).toHaveFocus())
  },
}

const unlinkAccount = fn()

/** Two presses send one request. */
export const DoublePress: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { user: ada, unlinkAccount } } },
  beforeEach: () => void unlinkAccount.mockReset().mockReturnValue(new Promise(() => {})),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: unlink }))
    await userEvent.dblClick(await canvas.findByRole('button', { name: 'Unlink' }))
    await expect(canvas.getByRole('button', { name: 'Unlink' })).toHaveAttribute('aria-busy', 'true')
    await expect(unlinkAccount).toHaveBeenCalledOnce()
    await expect(unlinkAccount.mock.calls[0]![0]).toMatchObject({ type: 'email', address: 'ada@example.com' })
  },
}

/** An answer that was lost is no failure: the person is read again, and it is gone. */
export const LostAnswer: Story = {
  tags: ['!autodocs'],
  parameters: {
    lk: {
      script: {
        user: ada,
        unlinkAccount: fails('timeout'),
        refreshUser: async () => ({ user: noEmail, identityToken: null }),
      },
    },
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: unlink }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Unlink' }))
    await expect(await canvas.findByText(/is unlinked\./)).toBeVisible()
  },
}

/** The last way to sign in has no button that could not work; its row says what helps. */
export const LastMethod: Story = {
  parameters: { lk: { script: { user: onlyEmail } } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/Your only way to sign in/)).toBeVisible()
    await expect(canvas.queryByRole('button', { name: /^Unlink/ })).toBeNull()
  },
}

/** An address, then its code; a wrong one is said in words. Afterwards the keyboard is at the result. */
export const LinkAnAddress: Story = {
  parameters: { lk: { script: { user: noEmail } } },
  play: async ({ canvas, userEvent }) => {
    const trigger = await canvas.findByRole('button', { name: 'Link an email address' })
    await userEvent.click(trigger)
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Link an email address' })).toHaveFocus())
    await userEvent.keyboard('{Enter}')
    await userEvent.type(await canvas.findByLabelText('Email address'), 'ada@example.com{Enter}')
    const code = await canvas.findByLabelText('Code from the email')
    await waitFor(() => expect(code).toHaveFocus())
    await userEvent.type(code, '000000{Enter}')
    await expect(await canvas.findByText(/Nothing was linked\. That’s wrong or too old/)).toBeVisible()
    await userEvent.clear(code)
    await userEvent.type(code, '123456{Enter}')
    const result = await canvas.findByText(/It’s linked/)
    await waitFor(() => expect(result).toHaveFocus())
    await expect(canvas.getByRole('button', { name: unlink })).toBeVisible()
  },
}

const comeBack = () => {
  const url = new URL(location.href)
  url.searchParams.set('privy_oauth_code', 'code')
  url.searchParams.set('privy_oauth_state', 'state')
  history.replaceState(null, '', url)
}

/** Who comes back from a provider has it linked; it is in the list, and not offered any more. */
export const BackFromAProvider: Story = {
  parameters: {
    lk: {
      script: {
        user: ada,
        capabilities: three,
        linkOAuth: async () => ({ user: withAccounts([...ada.linkedAccounts, google]), identityToken: null }),
      },
    },
  },
  beforeEach: comeBack,
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/It’s linked/)).toBeVisible()
    await expect(canvas.getByText('ada@gmail.example')).toBeVisible()
    await expect(canvas.queryByRole('button', { name: 'Link Google' })).toBeNull()
    await expect(canvas.getByRole('button', { name: 'Link LinkedIn' })).toBeVisible()
  },
}

/** What belongs to another account here stays there, and whose that is is not told. */
export const Conflict: Story = {
  parameters: {
    lk: { script: { user: ada, capabilities: three, linkOAuth: fails('linked_to_another_user') } },
  },
  beforeEach: comeBack,
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/Nothing was linked: it belongs to another account here/)).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Link Google' })).toBeVisible()
  },
}

const taken = () =>
  Promise.reject(Object.assign(new LatchkeyError('account_transfer_required', 'Scripted.'), { nonce: 'once' }))
const transferAccount = fn()

/** What is somebody else's may be moved by whoever showed that it is theirs: after a question, and never by itself. */
export const Transfer: Story = {
  parameters: { lk: { script: { user: ada, capabilities: three, linkOAuth: taken, transferAccount } } },
  beforeEach: () => {
    comeBack()
    const user = withAccounts([...ada.linkedAccounts, google])
    transferAccount.mockReset().mockResolvedValue({ user, identityToken: null })
  },
  play: async ({ canvas, userEvent }) => {
    const move = await canvas.findByRole('button', { name: 'Move it here' })
    await expect(canvas.getByText(/It belongs to another account here/)).toBeVisible()
    await userEvent.click(move)
    const question = within(await canvas.findByRole('alertdialog', { name: 'Move it to this account?' }))
    await userEvent.click(question.getByRole('button', { name: 'Leave it there' }))
    await waitFor(() => expect(move).toHaveFocus())
    await expect(transferAccount).not.toHaveBeenCalled()
    await userEvent.click(move)
    await userEvent.dblClick(await question.findByRole('button', { name: 'Move it here' }))
    await expect(await canvas.findByText(/It’s linked/)).toBeVisible()
    await expect(transferAccount).toHaveBeenCalledOnce()
    await expect(transferAccount.mock.calls[0]![0]).toMatchObject({ nonce: 'once' })
    await expect(canvas.getByText('ada@gmail.example')).toBeVisible()
  },
}

/** Nothing to press where the backend can neither link nor unlink. */
export const ToLookAt: Story = {
  tags: ['!autodocs'],
  args: { canLink: false, canUnlink: false },
  parameters: { lk: { script: { user: ada, capabilities: three } } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('ada@example.com')).toBeVisible()
    await expect(canvas.queryByRole('button')).toBeNull()
  },
}

/** One of every kind, and one of a kind to come: each has a row, a name, and something to know it by. */
export const AllKinds: Story = {
  globals: { theme: 'both' },
  parameters: { lk: { script: { user: joiner } } },
  play: async ({ canvas }) => {
    const [list] = await canvas.findAllByRole('list')
    const rows = list!.querySelectorAll<HTMLElement>(':scope > li')
    await expect(rows).toHaveLength(joiner.linkedAccounts.length)
    for (const row of rows) await expect(row.querySelector('[data-part=name]')).not.toBeEmptyDOMElement()
    await expect(within(list!).getByText(/holographic_oauth/)).toBeVisible()
  },
}

/** An app's own mark instead of ours. */
export const OwnIcons: Story = {
  parameters: {
    lk: {
      script: { user: joiner },
      ui: {
        icons: {
          google_oauth: (
            <svg viewBox="0 0 16 16">
              <circle cx="8" cy="8" r="6" fill="currentColor" />
            </svg>
          ),
        },
      },
    },
  },
  play: async ({ canvas, canvasElement }) => {
    const row = (await canvas.findByText('Google')).closest('[data-part=row]')!
    await expect(row.querySelector('[data-part=mark] circle')).toBeVisible()
    await expect(canvasElement.querySelectorAll('[data-part=mark] circle')).toHaveLength(1)
  },
}

/** Names that try to turn the page around, or to fill it, stay in their place (fault 63). */
export const HostileNames: Story = {
  parameters: { lk: { script: { user: trickster } } },
  play: async ({ canvas, canvasElement }) => {
    const name = await canvas.findByText(/^aaaa/)
    await expect(name.tagName).toBe('BDI')
    await expect(name.textContent!.length).toBeLessThan(130)
    await expect(canvasElement.scrollWidth).toBeLessThanOrEqual(canvasElement.clientWidth)
  },
}
