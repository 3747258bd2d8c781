import { BackendFailedError } from '../errors/backend.ts'
import type { Session } from './createSession.ts'
import type { SessionState } from './SessionState.ts'

/** Subscribes to the backend's news, where it has any, for as long as somebody is signed in; gives back how to stop. A backend that fails in it is one without news. */
export function hearBackend(session: Session, hear: () => void): () => void {
  const { backend, store } = session
  const guarded = <result>(work: () => result): result | undefined => {
    try {
      return work()
    } catch (cause) {
      const error = new BackendFailedError(backend.name, 'subscribe', cause)
      session.emit({ type: 'error', verb: 'subscribe', error })
      return undefined
    }
  }
  let heard: number | null = null
  let stop: (() => void) | undefined
  const follow = (epoch: number | null) => {
    if (epoch === heard) return
    heard = epoch
    guarded(() => stop?.())
    stop = epoch === null ? undefined : guarded(() => backend.subscribe?.(hear))
  }
  const onState = ({ user, epoch }: SessionState) => follow(user ? epoch : null)
  const leave = store.subscribe(onState)
  onState(store.getState())
  return () => {
    leave()
    follow(null)
  }
}
