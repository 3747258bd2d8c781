import type { Store, TicketRow } from '../Store.ts'
import {
  auditEntry,
  appWallet,
  email,
  embeddedWallet,
  familyRow,
  fresh,
  keyRow,
  minute,
  now,
  pregeneratedRow,
  receiptRow,
  storedUser,
  ticketRow,
  userRow,
  vaultRow,
} from './rows.ts'

/** Makes what can be had once; then each racer tries to have it and says whether it did. */
type SingleUse = (store: Store) => Promise<(racer: number) => Promise<boolean>>

const ticketKinds = Object.keys({
  'passkey-register': true,
  'passkey-login': true,
  'passkey-link': true,
  'mfa-passkey': true,
  transfer: true,
  'passkey-retired': true,
  'email-code': true,
  'sms-code': true,
  siwe: true,
  siws: true,
  farcaster: true,
  oauth: true,
  'oauth-code': true,
  action: true,
  delegation: true,
  'delegation-claimed': true,
} satisfies Record<TicketRow['kind'], true>) as TicketRow['kind'][]

const takes = ticketKinds.map((kind): [string, SingleUse] => [
  `tickets.take ${kind}`,
  async ({ tickets }) => {
    const { id } = ticketRow()
    await tickets.put(ticketRow({ kind, id }))
    return async () => (await tickets.take(kind, id, now)) !== null
  },
])

/** Every call of a store of which one of many at once may succeed. */
export const singleUses: Record<string, SingleUse> = {
  ...Object.fromEntries(takes),

  'delegations.claim': async ({ tickets, delegations }) => {
    const ticket = ticketRow({ kind: 'delegation' })
    await tickets.put(ticket)
    return async () => (await delegations.claim(ticket.id, now)) !== null
  },

  'families.advance': async (store) => {
    const family = familyRow((await storedUser(store)).id)
    await store.families.create(family)
    const times = { rotatedAt: now, expiresAt: now + minute }
    return () => store.families.advance(family.id, 0, times)
  },

  'users.create, one account': async ({ users }) => {
    const shared = email()
    return async () => (await users.create(userRow(), [email(), shared])).outcome === 'created'
  },

  'users.create, one receipt': async ({ users }) => {
    const { key } = receiptRow(null)
    return async () => {
      const user = userRow()
      return (await users.create(user, [email()], { receipt: receiptRow(user.id, { key }) })).outcome === 'created'
    }
  },

  'wallets.create, one receipt': async ({ wallets }) => {
    const receipt = receiptRow(null)
    return async () => (await wallets.create(appWallet(), receipt)).outcome === 'created'
  },

  'users.link, one wallet index': async (store) => {
    const { id } = await storedUser(store)
    return async () => (await store.users.link(id, embeddedWallet())) === 'linked'
  },

  'users.unlink, the last two accounts': async ({ users }) => {
    const user = userRow()
    const two = [email(), email()]
    await users.create(user, two)
    return async (racer) => (await users.unlink(user.id, two[racer % 2]!)) === 'unlinked'
  },

  'users.delete': async (store) => {
    const { id } = await storedUser(store)
    return () => store.users.delete(id)
  },

  'vaults.put': async (store) => {
    const { id } = await storedUser(store)
    return () => store.vaults.put(vaultRow(id, 1))
  },

  'totp.use': async (store) => {
    const { id: userId } = await storedUser(store)
    await store.totp.offer({ userId, wrapped: 'kek:secret', createdAt: now })
    await store.totp.prove(userId, { wrapped: 'kek:secret', step: 1, at: now, audit: auditEntry() })
    return () => store.totp.use(userId, 2)
  },

  'pregenerated.add': async (store) => {
    const { id } = await storedUser(store)
    return async (racer) => {
      const wallet = embeddedWallet({ wallet_index: racer })
      return (await store.pregenerated.add(pregeneratedRow(id), [wallet])) === 'added'
    }
  },

  'pregenerated.destroy': async (store) => {
    const { id } = await storedUser(store)
    await store.pregenerated.add(pregeneratedRow(id), [])
    return () => store.pregenerated.destroy(id)
  },

  'keys.addFirst': async ({ keys }) => {
    for (const { kid } of await keys.list('identity')) await keys.remove(kid)
    return async () => {
      const key = keyRow('identity')
      return (await keys.addFirst(key)).kid === key.kid
    }
  },

  'keys.addNext': async ({ keys }) => {
    const key = await keys.addFirst(keyRow('refresh'))
    const newest = (await keys.list('refresh')).at(-1)!
    if (newest.kid !== key.kid) await keys.remove(key.kid)
    return () => keys.addNext(keyRow('refresh'), newest.kid)
  },
}

/** The control, which asks first and acts later: where this has one winner, too, a race proves nothing. */
export const naive: SingleUse = async (store) => {
  const { id } = await storedUser(store)
  return async () => {
    if ((await store.tickets.count('siwe', id, now)) > 0) return false
    await store.tickets.put(ticketRow({ kind: 'siwe', userId: id, id: fresh('naive') }))
    return true
  }
}
