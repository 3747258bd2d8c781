import { ada } from '../../packages/core/src/backend/fakePeople.ts'
import { toUser } from '../../packages/core/src/types/toUser.ts'
import type { SessionSnapshot } from '../../packages/core/src/types/SessionSnapshot.ts'
import type { User } from '../../packages/core/src/types/User.ts'

/** Ada or another person, every part of whom says whose it is and of which moment. */
export function tag(who: string, moment = 0): User {
  return toUser({
    ...ada,
    id: `did:latchkey:${who}`,
    linkedAccounts: ada.linkedAccounts.map((account) =>
      account.type === 'email' ? { ...account, address: `${who}@example.com` } : account,
    ),
    customMetadata: { who, moment },
  })
}

/** What a backend answers of a tagged person. */
export const snapshotOf = (who: string, moment = 0): SessionSnapshot => ({
  user: tag(who, moment),
  identityToken: `token-of-${who}`,
})
