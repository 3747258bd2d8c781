import { onTestFinished, vi } from 'vitest'
import type { Backend } from '../../packages/core/src/backend/Backend.ts'
import { createSession, type SessionParameters } from '../../packages/core/src/session/createSession.ts'
import type { SessionState } from '../../packages/core/src/session/SessionState.ts'
import { startSession } from '../../packages/core/src/session/startSession.ts'

/** A running session that already knows who is there, with all that its state went through. It stops with the test. */
export async function openSession(backend: Backend, options: Omit<SessionParameters, 'backend'> = {}) {
  const session = createSession({ backend, ...options })
  const states: SessionState[] = [session.store.getState()]
  session.store.subscribe((state) => states.push(state))
  const stop = startSession(session)
  onTestFinished(stop)
  await vi.waitUntil(() => session.store.getState().status !== 'restoring' && session.flights.size === 0, {
    interval: 1,
  })
  return { session, states, stop, state: () => session.store.getState() }
}
