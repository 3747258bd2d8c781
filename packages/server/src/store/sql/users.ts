import { and, desc, eq, exists, gt, gte, inArray, lt, or, sql } from 'drizzle-orm'
import { omit } from '../omit.ts'
import { pageOf } from '../pageOf.ts'
import type { Store } from '../Store.ts'
import { wordOf } from '../words.ts'
import { addAccounts, isAccount } from './accounts.ts'
import { createAtOnce } from './createAtOnce.ts'
import { told } from './changes.ts'
import { transact, type Database } from './database.ts'
import { livingSession } from './families.ts'
import { linkStore } from './links.ts'
import { lockUser } from './lockUser.ts'
import { accountColumns, readPeople, selectPeople } from './readPeople.ts'
import { createRecall } from './recallPerson.ts'
import { keepReceipt, receiptStore } from './receipts.ts'
import { accounts, credentials, pregenerated, tickets, users, words } from './schema.ts'

/** People and their linked accounts. */
export function userStore(db: Database): Store['users'] {
  // Asked with every request of a signed-in person, so the statement is put together once.
  const byId = selectPeople(db, { where: eq(users.id, sql.placeholder('id')), now: sql.placeholder('now') }).prepare(
    'latchkey_person',
  )
  const session = livingSession(db, { sid: sql.placeholder('sid'), now: sql.placeholder('now') })
  const inSession = selectPeople(db, {
    where: and(eq(users.id, sql.placeholder('id')), exists(session)),
    now: sql.placeholder('now'),
  }).prepare('latchkey_person_in_session')
  const make = createAtOnce(db)
  const recall = createRecall()
  return {
    ...linkStore(db),

    async create(row, linked, more = {}) {
      if (await make({ row, linked, more })) return { outcome: 'created' }
      const { credential, pregenerated: secret, receipt } = more
      // Most often the request was repeated, and who was faster is done by now: nobody has to wait for the others to look, too.
      const told = receipt && (await receiptStore(db).get(receipt.key, row.createdAt))
      if (told) return { outcome: 'repeated', receipt: told }
      return transact(db, async (transaction, undo) => {
        await transaction.insert(users).values(row)
        const earlier = receipt && (await keepReceipt(transaction, receipt, row.createdAt))
        if (earlier) throw undo({ outcome: 'repeated', receipt: earlier })
        if (credential) {
          const added = await transaction.insert(credentials).values(credential).onConflictDoNothing().returning()
          if (added.length === 0) throw undo({ outcome: 'account_taken', type: 'passkey' })
        }
        const taken = await addAccounts(transaction, row.id, { linked, position: 0 })
        if (taken) throw undo({ outcome: 'account_taken', type: taken.type })
        if (secret) await transaction.insert(pregenerated).values(secret)
        return { outcome: 'created' }
      })
    },

    async get(id, now) {
      const [found] = await byId.execute({ id, now })
      return found ? recall(id, found.person) : null
    },

    async getInSession(id, sid, now) {
      const [found] = await inSession.execute({ id, sid, now })
      return found ? recall(id, found.person) : null
    },

    async list(page, now) {
      const { rows, next } = await pageOf(page, (after, limit) =>
        readPeople(db, { where: gt(users.place, after), limit, now }),
      )
      return { people: rows.map((row) => omit(row, 'place')), next }
    },

    async search(by, page, now) {
      if ('accounts' in by && by.accounts.length === 0) return { people: [], next: null }
      const holders =
        'term' in by
          ? db.select({ id: words.userId }).from(words).where(startsWith(by.term))
          : db
              .select({ id: accounts.userId })
              .from(accounts)
              .where(or(...by.accounts.map(isAccount)))
      const { rows, next } = await pageOf(page, (after, limit) =>
        readPeople(db, { where: and(inArray(users.id, holders), gt(users.place, after)), limit, now }),
      )
      return { people: rows.map((row) => omit(row, 'place')), next }
    },

    async findByAccount(type, key) {
      const [found] = await db.select({ userId: accounts.userId }).from(accounts).where(isAccount({ type, key }))
      return found?.userId ?? null
    },

    async findByUsername(type, username) {
      const [found] = await db
        .select({ userId: accounts.userId })
        .from(accounts)
        .innerJoin(users, eq(users.id, accounts.userId))
        .where(and(eq(accounts.type, type), eq(accounts.username, username.toLowerCase())))
        .orderBy(desc(sql`coalesce(${accounts.latestVerifiedAt}, ${users.createdAt})`), desc(users.place))
        .limit(1)
      return found?.userId ?? null
    },

    async findByWalletId(id) {
      const columns = { userId: accounts.userId, account: accountColumns }
      const [found] = await db.select(columns).from(accounts).where(eq(accounts.walletId, id))
      return found ?? null
    },

    async setCustomMetadata(id, customMetadata) {
      const set = await db.update(users).set({ customMetadata }).where(eq(users.id, id)).returning(changedPerson)
      return set.length > 0
    },

    async acceptTerms(id) {
      const hasAcceptedTerms = true
      const set = await db.update(users).set({ hasAcceptedTerms }).where(eq(users.id, id)).returning(changedPerson)
      return set.length > 0
    },

    // What refers to a person goes with them; signatures under way come first, later ones find nothing to sign with.
    delete: (id) =>
      transact(db, async (transaction) => {
        await lockUser(transaction, id, 'exclusive')
        await transaction.delete(tickets).where(eq(tickets.userId, id))
        const gone = await transaction
          .delete(users)
          .where(eq(users.id, id))
          .returning({ told: told(users.id, 'session') })
        return gone.length > 0
      }),
  }
}

const changedPerson = { told: told(users.id, 'person') }

/** A range, not a pattern: whatever `term` holds stands for itself, and the index knows where to begin and to end. */
const startsWith = (term: string) => and(gte(words.word, wordOf(term)), lt(words.word, `${wordOf(term)}\u{10FFFF}`))
