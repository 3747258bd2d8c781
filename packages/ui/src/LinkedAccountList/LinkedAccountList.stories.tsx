import type { Meta, StoryObj } from '@storybook/react-vite'
import { ada, fails, fakeWallet, hangs } from '@latchkey/core/fake'
import { expect, within } from 'storybook/test'
import { joiner, trickster } from '../stories/people.stories.kit.ts'
import { playStates } from '../stories/playStates.stories.kit.ts'
import { States, type StateScript } from '../stories/States.stories.kit.tsx'
import { LinkedAccountList } from './LinkedAccountList.tsx'

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
]

/**
 * Everything a person has linked: 21 kinds of account, and those that nobody has invented yet. A brand is its name and a
 * letter; an app with the right to a logo brings it as `icons`.
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
  globals: { theme: 'both' },
  parameters: { lk: { provider: false }, controls: { disable: true } },
  render: (args) => (
    <States states={states} minWidth="16rem">
      <LinkedAccountList {...args} />
    </States>
  ),
  play: ({ canvasElement }) => playStates({ canvasElement, states, root: 'linked-account-list' }),
}

export const Playground: Story = { args: { headingLevel: 2 } }

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

/** Names that try to turn the page around, or to fill it, stay in their place. */
export const HostileNames: Story = {
  parameters: { lk: { script: { user: trickster } } },
  play: async ({ canvas, canvasElement }) => {
    const name = await canvas.findByText(/^aaaa/)
    await expect(name.tagName).toBe('BDI')
    await expect(name.textContent!.length).toBeLessThan(130)
    await expect(canvasElement.scrollWidth).toBeLessThanOrEqual(canvasElement.clientWidth)
  },
}
