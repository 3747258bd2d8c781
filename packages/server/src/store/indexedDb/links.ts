import { guestAccount } from '../../people/guestAccount.ts'
import { canGo, isLastWayIn, isNamed, isWayIn } from '../isWayIn.ts'
import type { Store } from '../Store.ts'
import { isEmbedded } from '../walletSlot.ts'
import { accountsOf, addAccounts, removeAccount, stored } from './accounts.ts'
import { appendAudit } from './audit.ts'
import type { Connection, Writing } from './connect.ts'

type LinkStore = Pick<Store['users'], 'link' | 'unlink' | 'relink' | 'transfer' | 'setAccountData' | 'verified'>

/** What changes in a person's linked accounts. */
export function linkStore({ write }: Connection): LinkStore {
  return {
    link: (userId, account, { credential, audit } = {}) =>
      write(['users', 'accounts', 'credentials', 'audit'], async (transaction, undo) => {
        const user = await transaction.objectStore('users').get(userId)
        if (!user) throw new Error('Nobody has this id, so there is nobody to link to.')
        if (credential) {
          const credentials = transaction.objectStore('credentials')
          if (await credentials.getKey(credential.id)) return 'account_taken'
          await credentials.add(credential)
        }
        const taken = await addAccounts(transaction, userId, [account])
        if (taken) throw undo(taken.why)
        if (user.isGuest && isWayIn(account)) await endGuest(transaction, userId)
        if (audit) await appendAudit(transaction, userId, audit)
        return 'linked'
      }),

    unlink: (userId, name, audit) =>
      write(['accounts', 'credentials', 'audit'], async (transaction) => {
        const linked = (await accountsOf(transaction, userId)).map(({ account }) => account)
        const account = linked.find(isNamed(name))
        if (!account || isEmbedded(account)) return 'not_linked'
        if (isLastWayIn(account, linked)) return 'last_account'
        await removeAccount(transaction, userId, name)
        if (audit) await appendAudit(transaction, userId, audit)
        return 'unlinked'
      }),

    relink: (userId, from, account) =>
      write(['accounts', 'credentials'], async (transaction, undo) => {
        const replaced = (await accountsOf(transaction, userId)).find((row) => isNamed(from)(row.account))
        if (!replaced || isEmbedded(replaced.account)) return 'not_linked'
        const position = await removeAccount(transaction, userId, from)
        if (await addAccounts(transaction, userId, [account])) throw undo('account_taken')
        // In the place of the old one, not at the end.
        await removeAccount(transaction, userId, account)
        await transaction.objectStore('accounts').put({ ...stored(userId, account), ...(position && { position }) })
        return 'linked'
      }),

    transfer: (account, { from, to, only, audit }) =>
      write(['users', 'accounts', 'credentials', 'audit'], async (transaction, undo) => {
        const linked = (await accountsOf(transaction, from)).map((row) => row.account)
        const gone = linked.find(isNamed(account))
        const user = await transaction.objectStore('users').get(to)
        if (!gone || !user || isEmbedded(gone)) return 'not_linked'
        if (!canGo(gone, linked)) return 'last_account'
        const others = await accountsOf(transaction, to)
        if (only && others.some((row) => row.account.type === account.type)) return 'second_of_kind'
        await removeAccount(transaction, from, account)
        if (await addAccounts(transaction, to, [account])) throw undo('not_linked')
        if (user.isGuest && isWayIn(account)) await endGuest(transaction, to)
        await appendAudit(transaction, from, audit)
        return linked.length === 1 ? 'emptied' : 'transferred'
      }),

    setAccountData: (userId, name, data) =>
      write(['accounts'], async (transaction) => {
        const row = (await accountsOf(transaction, userId)).find(({ account }) => isNamed(name)(account))
        if (!row) return false
        const account = { ...row.account, data: { ...row.account.data, ...data } }
        await transaction.objectStore('accounts').put({ position: row.position!, ...stored(userId, account) })
        return true
      }),

    verified: (userId, type, key, at) =>
      write(['accounts'], async (transaction) => {
        const accounts = transaction.objectStore('accounts')
        const found = await accounts.index('key').get([type, key])
        if (found?.userId !== userId) return
        const { firstVerifiedAt } = found.account
        await accounts.put({
          ...found,
          account: { ...found.account, firstVerifiedAt: firstVerifiedAt ?? at, latestVerifiedAt: at },
        })
      }),
  }
}

/** Who can sign in for good is a guest no more, and what their browser kept opens nothing any more. */
async function endGuest(transaction: Writing, userId: string): Promise<void> {
  const users = transaction.objectStore('users')
  const user = await users.get(userId)
  if (user) await users.put({ ...user, isGuest: false })
  for (const { account } of await accountsOf(transaction, userId))
    if (account.type === guestAccount) await removeAccount(transaction, userId, account)
}
