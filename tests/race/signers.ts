import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import * as endpoints from '@latchkey/core/endpoints'
import { auditEntry, delegationRow, revokeAll, storedUser } from '../../packages/server/src/store/cases/rows.ts'
import type { DelegationRow, Store } from '../../packages/server/src/store/Store.ts'
import { testClient } from '../../packages/server/src/testClient.test.kit.ts'
import { delegate, testPerson, testWallet } from '../../packages/server/src/testPerson.test.kit.ts'
import { appId, appSecret } from '../setup/serve.ts'

/** One person's wallet, however it is reached. */
interface Side {
  grant: () => Promise<void>
  /** Signs, as one of the signers; false where that was refused. */
  sign: (signer: number) => Promise<boolean>
  revoke: () => Promise<void>
  /** What the history tells, in order. */
  history: () => Promise<string[]>
}

export interface SignersReport {
  released: number
  refused: number
  /** Signatures that were asked for after an acknowledged revocation, or that the history has after one. */
  late: number
  /** Signatures that arrived after a revocation was acknowledged, when ever they were released. */
  arrivedAfter: number
  /** How long each revocation took to be acknowledged, in milliseconds. */
  revocations: number[]
}

/** Asks again where the database was too busy to say: nothing was acknowledged then. */
async function patiently<answer>(call: () => Promise<answer>): Promise<answer> {
  for (;;)
    try {
      return await call()
    } catch (error) {
      if ((error as { code?: string }).code !== 'store_unavailable') throw error
    }
}

/** Lets signers sign without a pause, and takes server access away from them again and again. */
export async function pressSigners(
  { grant, sign, revoke, history }: Side,
  { revokes, signers = 16 }: { revokes: number; signers?: number },
): Promise<SignersReport> {
  const report: SignersReport = { released: 0, refused: 0, late: 0, arrivedAfter: 0, revocations: [] }
  let over = false
  let isOff = false
  let turn = 0
  const signer = async (number: number) => {
    while (!over) {
      const [wasOff, began] = [isOff, turn]
      const released = await patiently(() => sign(number))
      report[released ? 'released' : 'refused']++
      if (!released) await sleep(1)
      if (!released || turn !== began) continue
      if (wasOff) report.late++
      else if (isOff) report.arrivedAfter++
    }
  }
  await patiently(grant)
  const signing = Promise.all(Array.from({ length: signers }, (_, number) => signer(number)))
  signing.catch(() => {}) // awaited at the end
  for (; turn < revokes; turn++) {
    await sleep(20 + Math.random() * 40)
    const start = performance.now()
    await patiently(revoke)
    isOff = true
    report.revocations.push(performance.now() - start)
    await sleep(10)
    isOff = false
    if (turn < revokes - 1) await patiently(grant)
  }
  over = true
  await signing
  const told = await history()
  report.late += told.filter((event, index) => event === 'delegation.signed' && isAfterEnd(told, index)).length
  return report
}

/** True where the last thing before it that was neither a signature was an end. */
const isAfterEnd = (told: string[], index: number) =>
  told.slice(0, index).findLast((event) => event !== 'delegation.signed') === 'delegation.revoked'

/** Straight at the stores, as several servers would be; `naive` checks first and signs then. */
export async function atStores(stores: readonly Store[], { naive = false } = {}): Promise<Side> {
  const [store] = stores as [Store]
  const { id: userId } = await storedUser(store)
  let row = delegationRow(userId)
  let epoch = 0
  const make = async (current: DelegationRow) => {
    await sleep(1)
    return { result: 'signed', audit: auditEntry({ event: 'delegation.signed', subject: current.id }) }
  }
  return {
    async grant() {
      const { walletId } = row
      const next = delegationRow(userId, { walletId, epoch, createdAt: Date.now(), expiresAt: Date.now() + 3_600_000 })
      await store.delegations.create(next, auditEntry({ subject: next.id }))
      row = next
    },
    async sign(signer) {
      const { delegations } = stores[signer % stores.length]!
      if (!naive) return (await delegations.use(row.id, Date.now, make)).released
      const found = await delegations.ofWallet(row.walletId)
      return found?.status === 'active' && Boolean(await make(found))
    },
    async revoke() {
      epoch = (await revokeAll(stores.at(-1)!, userId)).epoch
    },
    history: async () => (await store.audit.ofUser(userId)).map(({ event }) => event),
  }
}

/** Over HTTP, at several servers of one database: signers take turns, revocations come in at the last one. */
export async function overHttp(urls: readonly string[], history: (userId: string) => Promise<string[]>): Promise<Side> {
  const servers = urls.map((url) => testClient((request) => fetch(request), url))
  const [server] = servers as [(typeof servers)[number]]
  const person = await testPerson(server)
  const wallet = await testWallet(server, person)
  const body = { method: 'personal_sign', params: { message: 'a message', encoding: 'utf-8' as const } }
  const as = { app: `${appId}:${appSecret}`, params: { id: wallet.id } }
  return {
    grant: async () => void (await delegate(server, person, wallet)),
    sign: (signer) =>
      servers[signer % servers.length]!.ask(endpoints.rpc, body, as).then(
        () => true,
        (error: { code?: string }) => {
          if (error.code !== 'delegation_revoked') throw error
          return false
        },
      ),
    revoke: async () => void (await servers.at(-1)!.ask(endpoints.revokeWallets, {}, { token: person.token })),
    history: () => history(person.user.id),
  }
}
