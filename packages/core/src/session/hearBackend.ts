import { BackendFailedError } from '../errors/backend.ts'
import type { Session } from './createSession.ts'

/** Subscribes to the backend's news where it has any; gives back how to stop. A backend that fails in it is one without news. */
export function hearBackend(session: Session, hear: () => void): () => void {
  const { backend } = session
  const guarded = <result>(work: () => result): result | undefined => {
    try {
      return work()
    } catch (cause) {
      session.emit({
        type: 'error',
        verb: 'subscribe',
        error: new BackendFailedError(backend.name, 'subscribe', cause),
      })
      return undefined
    }
  }
  const stop = guarded(() => backend.subscribe?.(hear))
  return () => guarded(() => stop?.())
}
