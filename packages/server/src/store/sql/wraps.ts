import { and, asc, eq, gt, isNotNull, not, notInArray, or, sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { WrapRows, WrapStore } from '../WrapStore.ts'
import type { Database } from './database.ts'
import { delegations, keys, pregenerated, tickets, totp, wallets } from './schema.ts'

/** Keys under a KEK, wherever they lie. */
export function wrapStore(db: Database): WrapStore {
  return {
    async list<table extends keyof WrapRows>(
      name: table,
      { notUnder, after = '', limit }: { notUnder: readonly string[]; after?: string; limit: number },
    ) {
      const { table, id, isWrap, wrapped, kekId } = places[name]
      const elsewhere = kekId
        ? notInArray(kekId, [...notUnder])
        : and(...notUnder.map((each) => not(sql`starts_with(${wrapped}, ${`${each}:`})`)))
      const rows = await db
        .select()
        .from(table)
        .where(and(isWrap, elsewhere, gt(id, after)))
        .orderBy(asc(id))
        .limit(limit)
      return rows as unknown as WrapRows[table][]
    },

    async replace(name, { id: which, from, to, kekId }) {
      const { table, id, isWrap, wrapped, set } = places[name]
      const changed = await db
        .update(table)
        .set(set(to, kekId))
        .where(and(eq(id, which), isWrap, sql`${wrapped} = ${from}`))
        .returning({ id })
      return changed.length > 0
    },
  }
}

/** A data key beside what it closes. */
const sealed = (column: PgColumn) => ({
  isWrap: isNotNull(column),
  wrapped: sql`${column}->>'wrappedDek'`,
  kekId: sql`${column}->>'kekId'`,
})
const merged = (column: PgColumn, members: object) => sql`${column} || ${JSON.stringify(members)}::jsonb`

interface Place {
  table: typeof delegations | typeof pregenerated | typeof wallets | typeof keys | typeof tickets | typeof totp
  id: PgColumn
  isWrap: SQL | undefined
  /** The wrapped key as text. Where no `kekId` lies beside it, its KEK's name is in front. */
  wrapped: SQL | PgColumn
  kekId?: SQL
  set: (wrapped: string, kekId: string) => Record<string, SQL | string>
}

const places: Record<keyof WrapRows, Place> = {
  delegations: {
    table: delegations,
    id: delegations.id,
    ...sealed(delegations.sealedKey),
    set: (wrappedDek, kekId) => ({ sealedKey: merged(delegations.sealedKey, { wrappedDek, kekId }) }),
  },
  pregenerated: {
    table: pregenerated,
    id: pregenerated.userId,
    ...sealed(pregenerated.sealedEntropy),
    set: (wrappedDek, kekId) => ({ sealedEntropy: merged(pregenerated.sealedEntropy, { wrappedDek, kekId }) }),
  },
  wallets: {
    table: wallets,
    id: wallets.id,
    ...sealed(wallets.sealedKey),
    set: (wrappedDek, kekId) => ({ sealedKey: merged(wallets.sealedKey, { wrappedDek, kekId }) }),
  },
  keys: {
    table: keys,
    id: keys.kid,
    isWrap: or(eq(keys.purpose, 'token'), eq(keys.purpose, 'identity'), eq(keys.purpose, 'refresh')),
    wrapped: keys.wrapped,
    set: (wrapped) => ({ wrapped }),
  },
  tickets: {
    table: tickets,
    id: tickets.id,
    isWrap: and(eq(tickets.kind, 'delegation'), isNotNull(sql`${tickets.data}->>'wrappedSk'`)),
    wrapped: sql`${tickets.data}->>'wrappedSk'`,
    set: (wrappedSk) => ({ data: merged(tickets.data, { wrappedSk }) }),
  },
  totp: {
    table: totp,
    id: totp.userId,
    isWrap: undefined,
    wrapped: totp.wrapped,
    set: (wrapped) => ({ wrapped }),
  },
}
