import type { ActionKind, Actions } from '@latchkey/core'
import type { Attempt } from './createConnection.ts'

/** An action of which all is checked and fetched, so that only its person is missing. */
export interface ReadyAction<done> {
  expiresAt: Date
  /** Prompts before it does anything else, so that it can be called within a click. */
  sign: (attempt: Attempt) => Promise<ApprovedAction<done>>
}

/** The same with what the person gave for it, a secret mostly: wipe it in the end. */
export interface ApprovedAction<done> {
  submit: (attempt: Attempt) => Promise<done>
  wipe: () => void
}

/** What came of one kind of action. */
export interface Done<kind extends ActionKind> {
  result: Actions[kind]['result']
}

/** What is left of an action, in one go. */
export async function inOneGo<done>(attempt: Attempt, ready: ReadyAction<done>): Promise<done> {
  const approved = await ready.sign(attempt)
  try {
    return await approved.submit(attempt)
  } finally {
    approved.wipe()
  }
}

/** When an action lapses that no server set a time for. */
export const inTwoMinutes = (): Date => new Date(Date.now() + 120_000)
