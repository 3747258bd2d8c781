import type { User } from './User.ts'

/** What a backend says of the signed-in person. */
export interface SessionSnapshot {
  user: User
  /** A signed description of the person for the app's server; null where the backend makes none. */
  identityToken: string | null
}

/** Whom a page shows already, as a server rendered them or an earlier answer said; nobody yet where `user` is none. */
export interface Shown {
  user: User | null | undefined
  identityToken: string | null
}

/** What a backend says after somebody signed in. */
export interface LoginResult extends SessionSnapshot {
  isNewUser: boolean
}
