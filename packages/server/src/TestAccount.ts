/** Somebody whose code is always the same and is never sent, for an app's own tests. Not for production. */
export interface TestAccount {
  email: string
  /** E.164, for example `+15555550123`. */
  phone: string
  /** Six digits. */
  code: string
}
