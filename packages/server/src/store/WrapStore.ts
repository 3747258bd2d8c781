import type { AppWalletRow, DelegationRow, KeyRow, PregeneratedRow, TicketRow } from './Store.ts'
import type { TotpRow } from './TotpStore.ts'

/** What lies under a KEK, by where it lies. Of tickets those whose `data` holds a `wrappedSk`. */
export interface WrapRows {
  delegations: DelegationRow
  pregenerated: PregeneratedRow
  wallets: AppWalletRow
  keys: KeyRow
  tickets: TicketRow
  totp: TotpRow
}

/** Keys under a KEK, for who must put them under another. */
export interface WrapStore {
  /** Those that do not lie under any of these KEKs, in the order of their ids. `after` is the last id of the page before. */
  list<table extends keyof WrapRows>(
    table: table,
    page: { notUnder: readonly string[]; after?: string; limit: number },
  ): Promise<WrapRows[table][]>
  /** Puts `row.to` in the place of `row.from`, both wrapped; false where that is not there any more. */
  replace(table: keyof WrapRows, row: { id: string; from: string; to: string; kekId: string }): Promise<boolean>
}
