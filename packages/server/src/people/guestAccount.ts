import type { AccountRow } from '../store/Store.ts'

/** How a guest is found again: by the hash of what their browser keeps. It is no account of theirs and is never shown. */
export const guestAccount: AccountRow['type'] = 'custom:guest'
