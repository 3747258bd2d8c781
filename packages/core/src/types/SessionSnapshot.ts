import type { User } from './User.ts'

/** What a backend says of the signed-in person. */
export interface SessionSnapshot {
  user: User
  /** A signed description of the person for the app's server; null where the backend makes none. */
  identityToken: string | null
}

/** What a backend says after somebody signed in. */
export interface LoginResult extends SessionSnapshot {
  isNewUser: boolean
}
