import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, within } from 'storybook/test'
import { RevokeSessionsButton } from '../RevokeSessionsButton/RevokeSessionsButton.tsx'
import { WalletList } from '../WalletList/WalletList.tsx'
import { adaDelegated } from './people.stories.kit.ts'
import sheet from './Tailwind.tailwind.css?inline'

/**
 * In an app on Tailwind: its reset is on this page, its utilities win over our looks, and our tokens are in its theme, in
 * light and in dark. The app's brand is ours, too.
 */
const meta = {
  title: 'Recipes/Tailwind',
  component: TailwindPage,
  tags: ['!autodocs'],
  globals: { theme: 'both' },
  parameters: { lk: { script: { user: adaDelegated } }, controls: { disable: true } },
  beforeEach: () => {
    const tailwind = new CSSStyleSheet()
    tailwind.replaceSync(sheet)
    document.adoptedStyleSheets.push(tailwind)
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== tailwind)
    }
  },
} satisfies Meta<typeof TailwindPage>

export default meta
type Story = StoryObj<typeof meta>

function TailwindPage() {
  return (
    <main className="tailwind-app mx-auto flex max-w-2xl flex-col gap-6">
      <section className="rounded-lk border border-lk-line bg-lk-paper p-6 text-lk-ink shadow-sm">
        <h2 className="text-xl font-semibold">Your bakery</h2>
        <p className="mt-1 text-sm text-lk-quiet">Bread is ordered for you each Friday.</p>
        <RevokeSessionsButton
          className="mt-4 rounded-lk bg-lk-sunk p-4"
          render={(attributes) => (
            <button
              {...attributes}
              className="rounded-full bg-brand px-5 py-2 font-medium text-white hover:opacity-90 lk-pending:animate-pulse"
            />
          )}
        />
      </section>
      <WalletList />
    </main>
  )
}

/** Tailwind’s reset leaves our buttons alone; its utilities do not. */
export const Page: Story = {
  play: async ({ canvasElement }) => {
    for (const page of canvasElement.querySelectorAll<HTMLElement>('.lk-page')) {
      const own = await within(page).findByRole('button', { name: 'Revoke server access' })
      await expect(own).toHaveStyle({ fontWeight: '500', color: 'rgb(255, 255, 255)' })
      const root = own.closest<HTMLElement>('[data-lk]')!
      const token = getComputedStyle(root).getPropertyValue('--lk-sunk')
      await expect(token).not.toBe('')
      await expect(root).toHaveStyle({ padding: '16px', backgroundColor: colour(token, root) })
      const ours = await within(page).findByRole('button', { name: 'Create wallet' })
      await expect(getComputedStyle(ours).borderTopWidth).toBe('1px')
      await expect(getComputedStyle(ours).borderRadius).not.toBe('0px')
    }
  },
}

/** What a colour of ours comes to where it stands, in this theme. */
function colour(value: string, beside: HTMLElement): string {
  const sample = document.createElement('i')
  sample.style.color = value
  beside.append(sample)
  const { color } = getComputedStyle(sample)
  sample.remove()
  return color
}
