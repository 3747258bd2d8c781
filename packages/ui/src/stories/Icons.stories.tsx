import type { Meta, StoryObj } from '@storybook/react-vite'
import { everyAccount } from '@latchkey/core/fake'
import type { ReactNode } from 'react'
import { expect, waitFor } from 'storybook/test'
import { describeAccount } from '../LinkedAccountList/describeAccount.ts'
import { Mark } from '../LinkedAccountList/Mark.tsx'
import { Glyph, type GlyphName } from '../parts/Glyph.tsx'
import { Identicon } from '../parts/Identicon.tsx'

/**
 * Signs of our own, marks of kinds of accounts, and patterns of addresses. All of them are drawn in the colour of the text, hidden from
 * those who hear the page, and never the only thing that says something. Brands' marks belong to their owners, whose rules are the
 * app's to follow: it brings official ones as `icons`.
 */
const meta = {
  title: 'Foundations/Icons and marks',
  component: Icons,
  parameters: { controls: { disable: true }, lk: { provider: false } },
} satisfies Meta<typeof Icons>

export default meta

export const All: StoryObj<typeof meta> = {
  play: async ({ canvasElement }) => {
    const drawn = () => canvasElement.querySelectorAll('svg')
    await waitFor(() => expect(drawn().length).toBeGreaterThan(kinds.length)) // brands' marks come after the page
    for (const svg of drawn()) await expect(svg.closest('[aria-hidden=true]')).not.toBeNull()
  },
}

const glyphs: Record<GlyphName, string> = {
  check: 'done',
  copy: 'copies',
  out: 'opens in a new tab',
  device: 'a device',
  key: 'server access, a passkey',
  warn: 'look twice',
}

const addresses = ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', '7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU']
const kinds = [...new Map(everyAccount.map((account) => [account.type, account])).values()]

function Icons() {
  return (
    <div data-lk="icons" style={{ display: 'grid', gap: '2rem' }}>
      <Group title="Signs">
        {Object.entries(glyphs).map(([name, says]) => (
          <Item key={name} name={name} says={says}>
            <Glyph name={name as GlyphName} />
          </Item>
        ))}
      </Group>
      <Group title="Kinds of accounts">
        {kinds.map((account) => {
          const { mark, brand } = describeAccount(account)
          return (
            <Item key={account.type} name={account.type} {...(brand && { says: brand })}>
              <Mark {...{ mark, brand }} type={account.type} />
            </Item>
          )
        })}
      </Group>
      <Group title="Addresses and ids">
        {addresses.map((address) => (
          <Item key={address} name={address}>
            <Identicon of={address} />
          </Item>
        ))}
      </Group>
    </div>
  )
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h2 style={{ fontSize: '1rem', marginBlockEnd: '0.5rem' }}>{title}</h2>
    <ul
      style={{
        display: 'grid',
        gap: '0.75rem 1.5rem',
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(14rem, 100%), 1fr))',
      }}
    >
      {children}
    </ul>
  </section>
)

const Item = ({ name, says, children }: { name: string; says?: string; children: ReactNode }) => (
  <li style={{ display: 'flex', gap: '0.75rem', alignItems: 'center', fontSize: '0.8125rem' }}>
    {children}
    <span style={{ overflowWrap: 'anywhere' }}>
      <code>{name}</code> {says}
    </span>
  </li>
)
