import type { TicketRow } from './Store.ts'

/** How many leftovers one write clears away. More than one, so that they never gather. */
export const sweepSize = 10

/** Tickets that lapsed before this are nobody's any more: they live for minutes, so a new one tells the time. One that is kept for good does not. */
export const staleBefore = ({ kind, expiresAt }: Pick<TicketRow, 'kind' | 'expiresAt'>): number =>
  kind === 'passkey-retired' ? 0 : expiresAt - day

/** ms. */
const day = 24 * 60 * 60 * 1000
