import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'

/** The person's passkeys, oldest first. */
export const listPasskeys = route(endpoints.listPasskeys, async ({ server: { store, now }, session: { userId } }) => {
  const [found, credentials] = await Promise.all([store.users.get(userId, now()), store.credentials.ofUser(userId)])
  const accounts = new Map(found?.accounts.flatMap((each) => (each.type === 'passkey' ? [[each.key, each]] : [])))
  const passkeys = credentials
    .toSorted((a, b) => a.createdAt - b.createdAt)
    .map(({ id, createdAt, backedUp }) => {
      const { data, latestVerifiedAt } = accounts.get(id) ?? {}
      return {
        credentialId: id,
        name: (data?.['authenticator_name'] as string | undefined) ?? null,
        createdAt: new Date(createdAt),
        lastUsedAt: latestVerifiedAt ? new Date(latestVerifiedAt) : null,
        backedUp,
      }
    })
  return { passkeys }
})
