import type { Verb } from '../backend/Backend.ts'
import type { LatchkeyError } from '../errors/LatchkeyError.ts'
import type { User } from '../types/User.ts'

/** What is known of who is signed in. A new object per change; unchanged parts keep their references. */
export interface SessionState {
  /** `unreachable`: the backend could not be asked who is signed in; it is asked again by itself. */
  status: 'restoring' | 'signedOut' | 'signedIn' | 'unreachable'
  /** Raised by every sign-in, sign-out and change of person; an answer from an older epoch is dropped. */
  epoch: number
  /** Raised by every change of `user`. */
  version: number
  /** Undefined while unknown, null when nobody is signed in. */
  user: User | null | undefined
  identityToken: string | null
  /** What went wrong in the background, until something goes right. */
  error: LatchkeyError | null
}

/** Something an app may want to log or react to. */
export type SessionEvent =
  | { type: 'login'; /** By which way. */ verb: Verb; user: User; isNewUser: boolean }
  | { type: 'logout' }
  /** Something of the person may have changed elsewhere. What, is read. */
  | { type: 'news' }
  | { type: 'error'; verb: string; error: LatchkeyError }
