import { LatchkeyError } from '@latchkey/core'
import type { LoginMode } from '@latchkey/core/wire'
import type { Server } from '../Server.ts'
import { assertMaySignUp } from './allowlist.ts'
import type { ProvenAccount } from './linkAccount.ts'
import { newUser } from './newUser.ts'

/** The person who holds a proven account; a new one where nobody does. */
export async function findOrCreateUser(
  server: Server,
  { type, key, data }: ProvenAccount,
  { isGuest = false, mode, email }: SignUp = {},
): Promise<{ userId: string; isNewUser: boolean }> {
  const { users } = server.store
  const now = server.now()
  const known = await users.findByAccount(type, key)
  if (known) {
    await users.verified(known, type, key, now)
    return { userId: known, isNewUser: false }
  }
  if (mode === 'no-signup')
    throw new LatchkeyError(
      'user_does_not_exist',
      'Nobody has this account yet, and signing up was not asked for. Sign up first, or leave out mode no-signup.',
    )
  await assertMaySignUp(server, typeof email === 'string' ? { type: 'email', key: email } : { type, key })
  const user = newUser(server, { isGuest })
  const account = { type, key, data, firstVerifiedAt: now, latestVerifiedAt: now }
  if ((await users.create(user, [account])).outcome === 'created') return { userId: user.id, isNewUser: true }
  const faster = await users.findByAccount(type, key)
  if (faster) return { userId: faster, isNewUser: false }
  throw new LatchkeyError('store_unavailable', 'The account changed hands while signing in. Try again.', {
    retryable: true,
  })
}

interface SignUp {
  isGuest?: boolean
  mode?: LoginMode | undefined
  /** An address of theirs that a provider verified: whoever was invited by it may come. It is no account, and finds nobody. */
  email?: unknown
}
