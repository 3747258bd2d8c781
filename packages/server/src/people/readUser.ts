import { LatchkeyError, type User } from '@latchkey/core'
import { user as userCodec } from '@latchkey/core/wire'
import { mfaMethods, sinceName } from '../mfa/mfaMethods.ts'
import type { Server } from '../Server.ts'
import { omit } from '../store/omit.ts'
import type { AccountRow, UserRow, UserWithAccounts } from '../store/Store.ts'
import type { ToldDelegation } from '../store/toldDelegation.ts'
import type { WireAccount } from '../tokens/shortEntry.ts'
import { guestAccount } from './guestAccount.ts'
import { onceEach } from './onceEach.ts'

/** The person as they are now, with what the app's server may do. */
export async function readUser(server: Server, userId: string): Promise<User> {
  const found = await server.store.users.get(userId, server.now())
  if (!found) throw new LatchkeyError('session_revoked', 'This person is no longer known here. Sign in again.')
  return describeUser(server, found)
}

/** What is stored of a person, as others see it. Of whom nothing changed it is the very same object, frozen. */
export const describeUser = onceEach((server: Server, person: UserWithAccounts): User => {
  const { user, accounts, delegations } = person
  const described = userCodec.decode({
    id: user.id,
    created_at: toSeconds(user.createdAt),
    linked_accounts: accounts
      .filter(({ type }) => type !== guestAccount)
      .map((account) => ({ ...toWire(account, user), ...serverAccess(server, account, delegations) })),
    mfa_methods: mfaMethods(person).map(({ type, since }) => ({ type, verified_at: toSeconds(since) })),
    has_accepted_terms: user.hasAcceptedTerms,
    is_guest: user.isGuest,
    custom_metadata: user.customMetadata,
  })
  return Object.freeze(described)
})

/** The same as it travels. */
export const wireOf = onceEach((_server, user: User) => Object.freeze(userCodec.encode(user)) as WireUser)

/** A person on the wire: snake_case, seconds. */
export interface WireUser {
  readonly linked_accounts: readonly WireAccount[]
}

/** An imported account is older than its first proof. */
const toWire = ({ type, data, firstVerifiedAt, latestVerifiedAt }: AccountRow, { createdAt }: UserRow) => ({
  ...omit(data, sinceName),
  type,
  verified_at: toSeconds(latestVerifiedAt ?? firstVerifiedAt ?? createdAt),
  first_verified_at: firstVerifiedAt && toSeconds(firstVerifiedAt),
  latest_verified_at: latestVerifiedAt && toSeconds(latestVerifiedAt),
})

/** `delegated` is never stored: it is an active delegation of this wallet, or there is none. */
function serverAccess({ enforcement }: Server, { type, data }: AccountRow, delegations: ToldDelegation[]) {
  if (type !== 'wallet') return {}
  const active = delegations.find(({ walletId }) => walletId === data['id'])
  if (!active) return { delegated: false }
  const { id, scope, createdAt, expiresAt, lastUsedAt, isOnchain } = active
  const delegation = {
    id,
    enforcement: isOnchain ? 'chain' : enforcement,
    scope,
    granted_at: toSeconds(createdAt),
    expires_at: toSeconds(expiresAt),
    last_used_at: lastUsedAt && toSeconds(lastUsedAt),
  }
  return { delegated: true, delegation }
}

const toSeconds = (ms: number) => Math.floor(ms / 1000)
