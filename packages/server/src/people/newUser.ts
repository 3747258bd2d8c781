import { randomText } from '../bytes.ts'
import type { Server } from '../Server.ts'
import type { UserRow } from '../store/Store.ts'

/** A DID of our own. */
export const newUserId = () => `did:latchkey:${randomText(16)}`

/** Somebody who just arrived. */
export const newUser = ({ now }: Server, { id = newUserId(), isGuest = false } = {}): UserRow => ({
  id,
  createdAt: now(),
  epoch: 0,
  isGuest,
  hasAcceptedTerms: false,
  customMetadata: {},
})
