/** A place where the person is signed in. */
export interface Device {
  id: string
  /** When they signed in there. */
  createdAt: Date
  /** When its session was last renewed, which happens every few minutes of use. */
  lastUsedAt: Date
  /** True for the one that asks. */
  current: boolean
}
