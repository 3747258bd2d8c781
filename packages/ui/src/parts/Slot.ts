import type { CSSProperties } from 'react'

/** How an app styles a component's root, by its state where it likes. */
export interface Slot<state> {
  /** On the root: a value, or a function of the state. */
  className?: string | ((state: state) => string | undefined) | undefined
  /** On the root: a value, or a function of the state. */
  style?: CSSProperties | ((state: state) => CSSProperties | undefined) | undefined
}

/** The attributes of a component's root: its name, its state, and what the app adds. */
export function slot<state extends { status: string }>(name: string, state: state, { className, style }: Slot<state>) {
  return {
    'data-lk': name,
    'data-state': state.status,
    className: typeof className === 'function' ? className(state) : className,
    style: typeof style === 'function' ? style(state) : style,
  }
}
