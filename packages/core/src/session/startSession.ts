import { rereadUser } from '../actions/refreshUser.ts'
import type { Session } from './createSession.ts'
import { hearBackend } from './hearBackend.ts'
import { restore } from './restore.ts'
import { joinTabs, type TabMessage } from './tabs.ts'

/** ms. How long to wait before asking an unreachable backend again: the next at each try, at most the last. */
const retryDelays = [2_000, 4_000, 8_000, 16_000, 30_000]
/** ms. What a backend may at the most ask us to wait. */
const longestWait = 600_000

/** Restores the session and keeps it true: other tabs, the back button, a connection that returns. Gives back how to stop. */
export function startSession(session: Session): () => void {
  let stopped = false
  let retries = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function find() {
    await restore(session)
    clearTimeout(timer)
    const { status, error } = session.store.getState()
    if (status !== 'unreachable') retries = 0
    else if (!stopped) {
      const asked = (error?.retryAt?.getTime() ?? 0) - Date.now()
      const delay = retryDelays[Math.min(retries++, retryDelays.length - 1)]!
      timer = setTimeout(retry, Math.min(Math.max(delay, asked), longestWait) + Math.random() * 1_000)
    }
  }
  const retry = () => {
    if (session.store.getState().status === 'unreachable') void find()
  }
  const reread = () => {
    if (stopped || !session.store.getState().user) return
    session.emit({ type: 'news' })
    rereadUser(session).catch(() => {}) // its error is in the state
  }
  const hear: Record<TabMessage, () => void> = {
    changed: reread,
    leaving: () => session.signOut(),
    signedOut() {
      session.signOut()
      void find() // so that the backend, too, drops what it holds of the person
    },
    signedIn() {
      session.forget()
      void find()
    },
  }

  const tabs = joinTabs(session.backend.scope, (message) => hear[message]())
  session.tell = tabs.tell
  const leaveBackend = hearBackend(session, reread)
  const onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return
    session.forget() // the page comes back as it was left: hide the person until it is known who is there
    void find()
  }
  const page = typeof window === 'undefined' ? undefined : window
  page?.addEventListener?.('pageshow', onPageShow)
  page?.addEventListener?.('online', retry)
  if (session.store.getState().status !== 'signedOut') void find()

  return () => {
    stopped = true
    clearTimeout(timer)
    session.tell = () => {}
    tabs.leave()
    leaveBackend()
    page?.removeEventListener?.('pageshow', onPageShow)
    page?.removeEventListener?.('online', retry)
  }
}
