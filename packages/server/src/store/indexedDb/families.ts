import type { Store } from '../Store.ts'
import type { Connection } from './connect.ts'

/** Lines of refresh tokens. */
export function familyStore({ open, write }: Connection): Store['families'] {
  return {
    create: (row) =>
      write(['users', 'families'], async (transaction) => {
        const known = await transaction.objectStore('users').getKey(row.userId)
        if (!known) throw new Error('Nobody has this id, so there is nobody to sign in.')
        await transaction.objectStore('families').add(row)
      }),

    get: async (id) => (await (await open()).get('families', id)) ?? null,

    ofSession: async (sid) => (await (await open()).getFromIndex('families', 'sid', sid)) ?? null,

    sawPasskey: (sid) =>
      write(['families'], async (transaction) => {
        const families = transaction.objectStore('families')
        const family = await families.index('sid').get(sid)
        if (family) await families.put({ ...family, byPasskey: true })
      }),

    advance: (id, gen, { rotatedAt, expiresAt }) =>
      write(['families'], async (transaction) => {
        const families = transaction.objectStore('families')
        const family = await families.get(id)
        if (!family || family.gen !== gen || !lives(family, rotatedAt)) return false
        await families.put({ ...family, gen: gen + 1, rotatedAt, expiresAt })
        return true
      }),

    revoke: (id, at) =>
      write(['families'], async (transaction) => {
        const families = transaction.objectStore('families')
        const family = await families.get(id)
        if (family && family.revokedAt === null) await families.put({ ...family, revokedAt: at })
      }),

    ofUser: async (userId, now) =>
      (await (await open()).getAllFromIndex('families', 'userId', userId)).filter((family) => lives(family, now)),

    revokeOfUser: (userId, at, { only, except } = {}) =>
      write(['families'], async (transaction) => {
        const families = transaction.objectStore('families')
        for (const family of await families.index('userId').getAll(userId))
          if (family.revokedAt === null && family.id !== except && (only ?? family.id) === family.id)
            await families.put({ ...family, revokedAt: at })
      }),

    async sessionLives(sid, now) {
      const families = await (await open()).getAllFromIndex('families', 'sid', sid)
      return families.some((family) => lives(family, now))
    },
  }
}

/** True for a line that was neither ended nor left alone for too long. */
export const lives = (
  family: { revokedAt: number | null; expiresAt: number; absoluteExpiresAt: number },
  now: number,
): boolean => family.revokedAt === null && family.expiresAt > now && family.absoluteExpiresAt > now
