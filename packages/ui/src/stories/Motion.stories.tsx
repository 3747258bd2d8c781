import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { defaultTiming, type Timing } from '../LatchkeyUi/Timing.ts'
import { Button } from '../parts/Button.tsx'

/**
 * What moves, and when something is said. Nothing slides, grows or fades in: a spinner turns and what loads breathes, both only while
 * something is under way. Who asks their system for less motion gets a spinner that steps and skeletons that hold still; **Motion** in
 * the toolbar shows none at all. Nothing that matters goes away by a timer: a result stays until the next press. Each moment is a
 * number of `timing` on `LatchkeyUi`.
 */
const meta = {
  title: 'Foundations/Motion and timing',
  component: Motion,
  parameters: { controls: { disable: true }, lk: { provider: false } },
} satisfies Meta<typeof Motion>

export default meta

export const Moments: StoryObj<typeof meta> = {
  play: async ({ canvas }) => {
    await expect(canvas.getByText('slow').closest('dt')).toHaveTextContent('slow 10,000 ms')
    await expect(canvas.getByRole('button', { name: 'Revoke access' })).toHaveAttribute('aria-busy', 'true')
  },
}

const moments: Record<keyof Timing, string> = {
  spinnerDelay:
    'A spinner shows: an answer that comes quickly has none. The press is heard at once, and further ones are not.',
  spinnerMin: 'For so long it shows at least, so that it does not flicker.',
  slow: 'It is said that it takes long. The person may go on; the result will be said.',
  unknown: 'The outcome is called unknown, and is read again. It is never called a failure.',
  copied: 'For so long a copy button shows that it copied. What happened was said aloud.',
}

function Motion() {
  return (
    <div data-lk="motion" style={{ display: 'grid', gap: '1.5rem', maxInlineSize: '44rem' }}>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '1rem', alignItems: 'center' }}>
        <Button part="example" variant="danger" pending>
          Revoke access
        </Button>
        <span data-part="skeleton" aria-hidden="true" style={{ inlineSize: '11rem' }} />
      </div>
      <dl style={{ display: 'grid', gap: '0.75rem' }}>
        {Object.entries(moments).map(([name, what]) => (
          <div key={name}>
            <dt>
              <code>{name}</code> {defaultTiming[name as keyof Timing].toLocaleString('en')} ms
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
