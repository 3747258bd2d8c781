import type { AuditEntry } from './Store.ts'

/** The secret that a person shares with their authenticator app. */
export interface TotpRow {
  userId: string
  /** Under the KEK, whose name is in front. */
  wrapped: string
  createdAt: number
  /** When a first code showed that the app has it; null until then. */
  verifiedAt: number | null
  /** The time step of the last code that was used. Neither it nor an earlier one is taken again. */
  lastStep: number
}

/** The secrets of authenticator apps, one for each person. */
export interface TotpStore {
  get(userId: string): Promise<TotpRow | null>
  /** Puts a secret that is still to be proven in the place of such another; false where one is proven, or nobody has this id. */
  offer(row: Pick<TotpRow, 'userId' | 'wrapped' | 'createdAt'>): Promise<boolean>
  /** Proves the secret that was offered, by the code of a step; false where it is not there any more, or proven. */
  prove(userId: string, by: { wrapped: string; step: number; at: number; audit: AuditEntry }): Promise<boolean>
  /** Uses up the code of a step, and with it all earlier ones: of any number of racers one gets true. */
  use(userId: string, step: number): Promise<boolean>
  /** Forgets a proven secret; false where there is none. */
  remove(userId: string, audit: AuditEntry): Promise<boolean>
}
