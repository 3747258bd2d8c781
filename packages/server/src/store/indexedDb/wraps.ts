import type { WrapRows, WrapStore } from '../WrapStore.ts'
import type { Connection } from './connect.ts'

/** Keys under a KEK, wherever they lie. One browser holds few, so each look goes through all. */
export function wrapStore({ open, write }: Connection): WrapStore {
  return {
    async list<table extends keyof WrapRows>(
      table: table,
      { notUnder, after = '', limit }: { notUnder: readonly string[]; after?: string; limit: number },
    ) {
      const { idOf, wrapOf, kekOf } = places[table] as Place<WrapRows[table]>
      const rows = (await (await open()).getAll(table)) as WrapRows[table][]
      const elsewhere = rows.filter((row) => {
        const wrapped = wrapOf(row)
        if (wrapped === null || idOf(row) <= after) return false
        const kekId = kekOf ? kekOf(row) : wrapped.slice(0, Math.max(wrapped.indexOf(':'), 0))
        return !notUnder.includes(kekId)
      })
      return elsewhere.toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1)).slice(0, limit)
    },

    replace: (table, { id, from, to, kekId }) =>
      write([table], async (transaction) => {
        const { idOf, wrapOf, withWrap } = places[table] as unknown as Place<unknown>
        for (let cursor = await transaction.objectStore(table).openCursor(); cursor; cursor = await cursor.continue()) {
          const row: unknown = cursor.value
          if (idOf(row) !== id || wrapOf(row) !== from) continue
          await cursor.update(withWrap(row, to, kekId) as never)
          return true
        }
        return false
      }),
  }
}

interface Place<row> {
  idOf: (row: row) => string
  /** Null where the row holds no wrapped key. */
  wrapOf: (row: row) => string | null
  /** Absent: the KEK's name is in front of what it wrapped. */
  kekOf?: (row: row) => string
  withWrap: (row: row, wrapped: string, kekId: string) => row
}

const places: { [table in keyof WrapRows]: Place<WrapRows[table]> } = {
  delegations: {
    idOf: ({ id }) => id,
    wrapOf: ({ sealedKey }) => sealedKey?.wrappedDek ?? null,
    kekOf: ({ sealedKey }) => sealedKey!.kekId,
    withWrap: (row, wrappedDek, kekId) => ({ ...row, sealedKey: { ...row.sealedKey!, wrappedDek, kekId } }),
  },
  pregenerated: {
    idOf: ({ userId }) => userId,
    wrapOf: ({ sealedEntropy }) => sealedEntropy.wrappedDek,
    kekOf: ({ sealedEntropy }) => sealedEntropy.kekId,
    withWrap: (row, wrappedDek, kekId) => ({ ...row, sealedEntropy: { ...row.sealedEntropy, wrappedDek, kekId } }),
  },
  wallets: {
    idOf: ({ id }) => id,
    wrapOf: ({ sealedKey }) => sealedKey.wrappedDek,
    kekOf: ({ sealedKey }) => sealedKey.kekId,
    withWrap: (row, wrappedDek, kekId) => ({ ...row, sealedKey: { ...row.sealedKey, wrappedDek, kekId } }),
  },
  keys: {
    idOf: ({ kid }) => kid,
    wrapOf: ({ purpose, wrapped }) => (purpose === 'canary' ? null : wrapped),
    withWrap: (row, wrapped) => ({ ...row, wrapped }),
  },
  tickets: {
    idOf: ({ id }) => id,
    wrapOf: ({ kind, data }) =>
      kind === 'delegation' && typeof data['wrappedSk'] === 'string' ? data['wrappedSk'] : null,
    withWrap: (row, wrappedSk) => ({ ...row, data: { ...row.data, wrappedSk } }),
  },
  totp: {
    idOf: ({ userId }) => userId,
    wrapOf: ({ wrapped }) => wrapped,
    withWrap: (row, wrapped) => ({ ...row, wrapped }),
  },
}
