import type { FakeScript } from '@latchkey/core/fake'
import type { ReactNode } from 'react'
import type { LatchkeyUiProps } from '../LatchkeyUi/LatchkeyUi.tsx'
import { Stage } from './Stage.stories.kit.tsx'

/** One state of a component: how its backend is scripted, and what a person does to get there. */
export interface StateScript {
  /** The value of `data-state`. */
  name: string
  /** Why it is as it is, for those who look. */
  note?: string
  script: FakeScript
  ui?: LatchkeyUiProps
  /** What a person types first: a field's label, and the text. */
  type?: { [label: string]: string }
  /** The names of the buttons that lead there, in order. */
  press?: RegExp[]
  /** What stands there then, where the state alone does not tell. */
  shows?: RegExp
}

interface StatesProps {
  states: StateScript[]
  /** Room for one of them. */
  minWidth?: string
  children: ReactNode
}

/** Every state of a component side by side, each under its name. */
export const States = ({ states, minWidth = '20rem', children }: StatesProps) => (
  <div
    style={{
      display: 'grid',
      gap: '1.25rem',
      gridTemplateColumns: `repeat(auto-fill, minmax(min(${minWidth}, 100%), 1fr))`,
    }}
  >
    {states.map(({ name, note, script, ui }) => (
      <div
        key={name + (note ?? '')}
        data-cell={name}
        data-note={note}
        style={{ display: 'grid', gap: '0.5rem', alignContent: 'start', minInlineSize: 0 }}
      >
        <p style={{ margin: 0, fontSize: '0.75rem', opacity: 0.85 }}>
          <code>{name}</code> {note}
        </p>
        <div>
          <Stage script={script} ui={ui}>
            {children}
          </Stage>
        </div>
      </div>
    ))}
  </div>
)
