import type { Meta, StoryObj } from '@storybook/react-vite'
import { useEffect, useRef, useState } from 'react'
import { expect, waitFor } from 'storybook/test'
import { contrast } from './contrast.stories.kit.ts'

/** Every colour that components use, on what it stands on, with the contrast that this very browser makes of it. */
const meta = {
  title: 'Foundations/Tokens',
  component: Tokens,
  globals: { theme: 'both' },
  parameters: { controls: { disable: true }, lk: { provider: false } },
} satisfies Meta<typeof Tokens>

export default meta

export const Colours: StoryObj<typeof meta> = {
  play: ({ canvasElement }) =>
    waitFor(() => expect(canvasElement.querySelectorAll('[data-enough=true]')).toHaveLength(pairs.length * 2)),
}

/** Text needs 4.5, edges and focus rings 3. */
const pairs = [
  { on: 'paper', of: 'ink', least: 4.5 },
  { on: 'paper', of: 'quiet', least: 4.5 },
  { on: 'sunk', of: 'ink', least: 4.5 },
  { on: 'sunk', of: 'quiet', least: 4.5 },
  { on: 'accent', of: 'on-accent', least: 4.5 },
  { on: 'paper', of: 'accent', least: 4.5 },
  { on: 'danger', of: 'on-danger', least: 4.5 },
  { on: 'paper', of: 'danger', least: 3 },
  { on: 'brass-paper', of: 'brass', least: 4.5 },
  { on: 'paper', of: 'edge', least: 3 },
  { on: 'paper', of: 'focus', least: 3 },
]

function Tokens() {
  return (
    <ul style={{ display: 'grid', gap: '0.5rem', padding: 0, margin: 0, listStyle: 'none', maxInlineSize: '36rem' }}>
      {pairs.map((pair) => (
        <Swatch key={pair.on + pair.of} {...pair} />
      ))}
    </ul>
  )
}

function Swatch({ on, of, least }: (typeof pairs)[number]) {
  const ref = useRef<HTMLSpanElement>(null)
  const [ratio, setRatio] = useState<number>()
  useEffect(() => {
    const { color, backgroundColor } = getComputedStyle(ref.current!)
    setRatio(contrast(color, backgroundColor))
  }, [])
  return (
    <li style={{ display: 'flex', gap: '1rem', alignItems: 'center', fontSize: '0.875rem' }}>
      <span
        ref={ref}
        aria-hidden="true"
        style={{
          flex: 'none',
          inlineSize: '4rem',
          padding: '0.4rem 0',
          border: '1px solid var(--lk-line)',
          borderRadius: 'var(--lk-radius-s)',
          color: `var(--lk-${of})`,
          background: `var(--lk-${on})`,
          fontWeight: 700,
          textAlign: 'center',
        }}
      >
        {least === 4.5 ? 'Key' : <span style={{ padding: '0 1rem', border: '2px solid' }} />}
      </span>
      <span>
        <code style={{ whiteSpace: 'nowrap' }}>--lk-{of}</code> on{' '}
        <code style={{ whiteSpace: 'nowrap' }}>--lk-{on}</code>
      </span>
      <strong
        style={{ marginInlineStart: 'auto', whiteSpace: 'nowrap' }}
        data-enough={ratio !== undefined && ratio >= least}
      >
        {ratio?.toFixed(1)} of {least}
      </strong>
    </li>
  )
}
