import { and, eq, sql } from 'drizzle-orm'
import { guestAccount } from '../../people/guestAccount.ts'
import { canGo, isLastWayIn, isNamed, isWayIn } from '../isWayIn.ts'
import type { Store } from '../Store.ts'
import { isEmbedded } from '../walletSlot.ts'
import { accountsOf, addAccounts, isAccount, nextPosition, removeAccount, renewWords, stored } from './accounts.ts'
import { appendAudit } from './audit.ts'
import { tellChange } from './changes.ts'
import { transact, type Database } from './database.ts'
import { holdUser } from './holdUser.ts'
import { accounts, credentials, users } from './schema.ts'

type LinkStore = Pick<Store['users'], 'link' | 'unlink' | 'relink' | 'transfer' | 'setAccountData' | 'verified'>

/** What changes in a person's linked accounts. */
export function linkStore(db: Database): LinkStore {
  return {
    link: (userId, account, { credential, audit } = {}) =>
      transact(db, async (transaction, undo) => {
        if (!(await holdUser(transaction, userId)))
          throw new Error('Nobody has this id, so there is nobody to link to.')
        if (credential) {
          const added = await transaction.insert(credentials).values(credential).onConflictDoNothing().returning()
          if (added.length === 0) return 'account_taken'
        }
        const position = await nextPosition(transaction, userId)
        const taken = await addAccounts(transaction, userId, { linked: [account], position })
        if (taken) throw undo(taken.why)
        if (isWayIn(account)) await endGuest(transaction, userId)
        if (audit) await appendAudit(transaction, userId, audit)
        await tellChange(transaction, { userId, kind: 'person' })
        return 'linked'
      }),

    unlink: (userId, name, audit) =>
      transact(db, async (transaction) => {
        await holdUser(transaction, userId)
        const linked = await accountsOf(transaction, userId)
        const account = linked.find(isNamed(name))
        if (!account || isEmbedded(account)) return 'not_linked'
        if (isLastWayIn(account, linked)) return 'last_account'
        await removeAccount(transaction, userId, name)
        await renewWords(transaction, userId)
        if (audit) await appendAudit(transaction, userId, audit)
        await tellChange(transaction, { userId, kind: 'person' })
        return 'unlinked'
      }),

    relink: (userId, from, account) =>
      transact(db, async (transaction, undo) => {
        await holdUser(transaction, userId)
        const replaced = (await accountsOf(transaction, userId)).find(isNamed(from))
        if (!replaced || isEmbedded(replaced)) return 'not_linked'
        const position = await removeAccount(transaction, userId, from)
        if (await addAccounts(transaction, userId, { linked: [account], position })) throw undo('account_taken')
        await renewWords(transaction, userId)
        await tellChange(transaction, { userId, kind: 'person' })
        return 'linked'
      }),

    transfer: (account, { from, to, only, audit }) =>
      transact(db, async (transaction, undo) => {
        for (const id of [from, to].toSorted()) await holdUser(transaction, id) // two that cross never wait for each other
        const linked = await accountsOf(transaction, from)
        const gone = linked.find(isNamed(account))
        if (!gone || isEmbedded(gone)) return 'not_linked'
        if (!canGo(gone, linked)) return 'last_account'
        if (only && (await accountsOf(transaction, to)).some(({ type }) => type === account.type))
          return 'second_of_kind'
        await removeAccount(transaction, from, account)
        await renewWords(transaction, from)
        const position = await nextPosition(transaction, to)
        if (await addAccounts(transaction, to, { linked: [account], position })) throw undo('not_linked')
        if (isWayIn(account)) await endGuest(transaction, to)
        await appendAudit(transaction, from, audit)
        for (const userId of [from, to]) await tellChange(transaction, { userId, kind: 'person' })
        return linked.length === 1 ? 'emptied' : 'transferred'
      }),

    setAccountData: (userId, name, data) =>
      transact(db, async (transaction) => {
        await holdUser(transaction, userId)
        const account = (await accountsOf(transaction, userId)).find(isNamed(name))
        if (!account) return false
        await transaction
          .update(accounts)
          .set(stored({ ...account, data: { ...account.data, ...data } }))
          .where(isAccount(name))
        await renewWords(transaction, userId)
        await tellChange(transaction, { userId, kind: 'person' })
        return true
      }),

    async verified(userId, type, key, at) {
      await db
        .update(accounts)
        .set({ latestVerifiedAt: at, firstVerifiedAt: sql`coalesce(${accounts.firstVerifiedAt}, ${at})` })
        .where(and(isAccount({ type, key }), eq(accounts.userId, userId)))
    },
  }
}

/** Who can sign in for good is a guest no more, and what their browser kept opens nothing any more. */
async function endGuest(transaction: Database, userId: string): Promise<void> {
  const isGuest = and(eq(users.id, userId), eq(users.isGuest, true))
  const ended = await transaction.update(users).set({ isGuest: false }).where(isGuest).returning({ id: users.id })
  if (ended.length === 0) return
  await transaction.delete(accounts).where(and(eq(accounts.userId, userId), eq(accounts.type, guestAccount)))
}
