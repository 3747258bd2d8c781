import { LatchkeyError } from '../errors/LatchkeyError.ts'
import type { SessionSnapshot } from '../types/SessionSnapshot.ts'
import { checkSnapshot } from './checkSnapshot.ts'
import type { SessionState } from './SessionState.ts'

/** What is known before the backend was asked: nothing, or the person as a server rendered them. */
export function firstState(initialState: SessionSnapshot | null | undefined): SessionState {
  const unknown = { epoch: 0, version: 0, user: undefined, identityToken: null, error: null }
  if (!initialState) return { ...unknown, status: 'restoring' }
  try {
    const { user, identityToken } = checkSnapshot('initialState', 'render', initialState)
    return { ...unknown, status: 'signedIn', user, identityToken }
  } catch (cause) {
    return { ...unknown, status: 'restoring', error: misshapen(cause) }
  }
}

const misshapen = (cause: unknown) =>
  new LatchkeyError(
    'config_invalid',
    'initialState is not what getInitialState() gives, so it is not shown. After JSON, use readInitialState().',
    { cause },
  )
