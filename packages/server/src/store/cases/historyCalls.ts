import type { AccountRow, Store } from '../Store.ts'
import { auditEntry, delegationRow, email, fresh, now, revokeAll, userRow } from './rows.ts'

/** A call: what it asks of a store, and what the same does to the model. Both say how it went. */
export interface Call {
  name: string
  run: () => Promise<string>
  model: (world: World) => string
}

/** The model: who has which accounts, in order, and whether the server may sign for them. */
export type World = Record<string, { accounts: string[]; epoch: number; active: boolean }>

/** Calls of each kind about two people and some accounts; `pick` makes the choices. */
export function historyCalls(
  store: Store,
  { ann, bob, walletId, delegationId, accounts }: Cast,
  pick: <item>(items: readonly item[]) => item,
): (() => Call)[] {
  const someone = () => pick([ann, bob])
  return [
    () => {
      const newcomer = userRow()
      const two = [...new Set([pick(accounts), email(), pick(accounts)])]
      return {
        name: 'create',
        run: async () => (await store.users.create(newcomer, two)).outcome,
        model: (world) => {
          if (two.some(({ key }) => isTaken(world, key))) return 'account_taken'
          world[newcomer.id] = { accounts: two.map(({ key }) => key), epoch: 0, active: false }
          return 'created'
        },
      }
    },
    () => {
      const [id, account] = [someone(), pick(accounts)]
      return {
        name: 'link',
        run: () => store.users.link(id, account).catch(() => 'nobody'),
        model: (world) => {
          if (!world[id]) return 'nobody'
          if (isTaken(world, account.key)) return 'account_taken'
          world[id].accounts.push(account.key)
          return 'linked'
        },
      }
    },
    () => {
      const [id, account] = [someone(), pick(accounts)]
      return {
        name: 'unlink',
        run: () => store.users.unlink(id, account),
        model: (world) => {
          const held = world[id]?.accounts ?? []
          if (!held.includes(account.key)) return 'not_linked'
          if (held.length === 1) return 'last_account'
          held.splice(held.indexOf(account.key), 1)
          return 'unlinked'
        },
      }
    },
    () => {
      const [id, from, to] = [someone(), pick(accounts), pick(accounts)]
      return {
        name: 'relink',
        run: () => store.users.relink(id, from, to),
        model: (world) => {
          const held = world[id]?.accounts ?? []
          if (!held.includes(from.key)) return 'not_linked'
          if (to !== from && isTaken(world, to.key)) return 'account_taken'
          held[held.indexOf(from.key)] = to.key
          return 'linked'
        },
      }
    },
    () => {
      const id = someone()
      return {
        name: 'delete',
        run: async () => String(await store.users.delete(id)),
        model: (world) => String(id in world && delete world[id]),
      }
    },
    () => ({
      name: 'grant',
      run: () => store.delegations.create(delegationRow(ann, { walletId }), auditEntry()),
      model: (world) => {
        if (world[ann]?.epoch !== 0) return 'superseded'
        if (world[ann].active) return 'exists'
        world[ann].active = true
        return 'created'
      },
    }),
    () => ({
      name: 'revoke',
      run: async () => {
        const { revoked, epoch } = await revokeAll(store, ann)
        return JSON.stringify({ revoked, epoch })
      },
      model: (world) => {
        const revoked = world[ann]?.active ? [walletId] : []
        if (world[ann]?.active) world[ann] = { ...world[ann], active: false, epoch: world[ann].epoch + 1 }
        return JSON.stringify({ revoked, epoch: world[ann]?.epoch ?? 0 })
      },
    }),
    () => ({
      name: 'sign',
      run: async () => {
        const sign = async () => ({ result: 'signed', audit: auditEntry() })
        return String((await store.delegations.use(delegationId, () => now, sign)).released)
      },
      model: (world) => String(world[ann]?.active === true),
    }),
  ]
}

/** Who and what the calls are about. */
export interface Cast {
  /** Has server access to a wallet at the beginning. */
  ann: string
  bob: string
  walletId: string
  delegationId: string
  /** Ann has the first one, Bob the second. */
  accounts: AccountRow[]
}

/** Stores the cast, and says what the model knows of it. */
export async function storeCast(store: Store): Promise<{ cast: Cast; world: World }> {
  const [ann, bob] = [userRow(), userRow()]
  const accounts = [email(), email(), email(), email()]
  await store.users.create(ann, [accounts[0]!])
  await store.users.create(bob, [accounts[1]!])
  const delegation = delegationRow(ann.id, { walletId: fresh('wallet') })
  await store.delegations.create(delegation, auditEntry())
  return {
    cast: { ann: ann.id, bob: bob.id, walletId: delegation.walletId, delegationId: delegation.id, accounts },
    world: {
      [ann.id]: { accounts: [accounts[0]!.key], epoch: 0, active: true },
      [bob.id]: { accounts: [accounts[1]!.key], epoch: 0, active: false },
    },
  }
}

const isTaken = (world: World, key: string) => Object.values(world).some(({ accounts }) => accounts.includes(key))
