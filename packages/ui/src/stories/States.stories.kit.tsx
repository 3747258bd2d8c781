import type { FakeScript } from '@latchkey/core/fake'
import { useEffect, type CSSProperties, type ReactNode } from 'react'
import type { LatchkeyUiProps } from '../LatchkeyUi/LatchkeyUi.tsx'
import { containDialogs } from './containDialogs.stories.kit.ts'
import { Stage } from './Stage.stories.kit.tsx'
import './states.stories.kit.css'

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

interface StatesProps<state extends StateScript> {
  states: state[]
  /** Room for one of them. */
  minWidth?: string
  children: ReactNode | ((state: state) => ReactNode)
}

/** Every state of a component side by side, each in a frame under its name; what it asks, it asks in there. */
export function States<state extends StateScript>({ states, minWidth = '20rem', children }: StatesProps<state>) {
  useEffect(containDialogs, [])
  return (
    <div className="lk-states" style={{ '--states-width': minWidth } as CSSProperties}>
      {states.map((state) => (
        <figure
          key={state.name + (state.note ?? '')}
          className="lk-state"
          data-cell={state.name}
          data-note={state.note}
        >
          <figcaption>
            <code>{state.name}</code> {state.note}
          </figcaption>
          <div className="lk-state-frame">
            <Stage script={state.script} ui={state.ui}>
              {typeof children === 'function' ? children(state) : children}
            </Stage>
          </div>
        </figure>
      ))}
    </div>
  )
}
