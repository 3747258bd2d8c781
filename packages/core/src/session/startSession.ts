import { refreshUser } from '../actions/refreshUser.ts'
import type { Session } from './createSession.ts'
import { restore } from './restore.ts'
import { joinTabs } from './tabs.ts'

/** ms. How long to wait before asking an unreachable backend again: doubled each time, at most the last. */
const retryDelays = [2_000, 4_000, 8_000, 16_000, 30_000]

/** Restores the session and keeps it true: other tabs, the back button, a connection that returns. Gives back how to stop. */
export function startSession(session: Session): () => void {
  let retries = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const find = () => void restore(session)
  const reread = () => {
    if (session.store.getState().user) refreshUser(session).catch(() => {}) // its error is in the state
  }
  const retry = () => {
    if (session.store.getState().status === 'unreachable') find()
  }

  const tabs = joinTabs(session.backend.scope, (message) => {
    if (message === 'changed') return reread()
    if (message === 'signedOut') session.signOut()
    else session.forget()
    find() // so that the backend, too, drops or takes up what is stored
  })
  session.tell = tabs.tell

  const unsubscribeState = session.store.subscribe(({ status }) => {
    clearTimeout(timer)
    if (status === 'unreachable') timer = setTimeout(retry, retryDelays[Math.min(retries++, retryDelays.length - 1)])
    else if (status !== 'restoring') retries = 0
  })
  const unsubscribeBackend = session.backend.subscribe?.(reread)
  const onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return
    session.forget() // the page comes back as it was left: hide the person until it is known who is there
    find()
  }
  const inBrowser = typeof window !== 'undefined'
  if (inBrowser) {
    window.addEventListener('pageshow', onPageShow)
    window.addEventListener('online', retry)
  }
  if (session.store.getState().status !== 'signedOut') find()

  return () => {
    clearTimeout(timer)
    unsubscribeState()
    unsubscribeBackend?.()
    session.tell = () => {}
    tabs.leave()
    if (!inBrowser) return
    window.removeEventListener('pageshow', onPageShow)
    window.removeEventListener('online', retry)
  }
}
