import type { SyntheticEvent } from 'react'

/** What a function gets that stands in the place of an event handler: `onClick={login}`. */
export type ReactEvent = SyntheticEvent

/** True for what React passes to an event handler. */
export const isEvent = (given: object): given is ReactEvent => 'nativeEvent' in given
