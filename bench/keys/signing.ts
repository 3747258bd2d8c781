import 'fake-indexeddb/auto'
import { indexedDbStore } from '@latchkey/server/indexedDb'
import { createServer } from '../../packages/server/src/createServer.ts'
import { utf8 } from '../../packages/server/src/bytes.ts'
import { kekFromBytes } from '../../packages/server/src/kek.ts'
import type { Server } from '../../packages/server/src/Server.ts'
import { personalSign } from '../../packages/server/src/signer/evmKey.ts'
import { keepKey } from '../../packages/server/src/signer/keptKey.ts'
import { readerOf } from '../../packages/server/src/signer/methodsOf.ts'
import { signDelegated } from '../../packages/server/src/signer/signDelegated.ts'
import { makeSingleUseKey, openSealed } from '../../packages/server/src/signer/singleUseKey.ts'
import { nextAuditRow } from '../../packages/server/src/store/auditChain.ts'
import { auditEntry, delegationRow, storedUser } from '../../packages/server/src/store/cases/rows.ts'
import { refusalOf } from '../../packages/server/src/store/refusalOf.ts'
import { spend } from '../../packages/server/src/store/spend.ts'
import type { AuditHead, DelegationRow, Store } from '../../packages/server/src/store/Store.ts'
import { fromBase64url } from '@latchkey/core/wire'
import { inTurns, type TurnFigure } from '../server/inTurns.ts'
import { seal } from './walletOperations.ts'

const key = new Uint8Array(32).fill(7)
const params = { message: 'Pay 3 apples to Bob', encoding: 'utf-8' }

/** A bare signature, and the same one by a server that was given access: what all the checking, opening and recording adds. */
export async function measureSigning(database: Store): Promise<TurnFigure[]> {
  const message = utf8(params.message)
  return inTurns(
    [
      { who: 'bare signature (noble)', call: () => personalSign(key, message) },
      { who: 'delegated, rows in memory', call: await signerOver(await indexedDbStore({ name: 'memory' }), inMemory) },
      { who: 'delegated, IndexedDB in memory', call: await signerOver(await indexedDbStore({ name: 'tab' })) },
      { who: 'delegated, PostgreSQL', call: await signerOver(database) },
    ],
    { rounds: 15, perRound: 200 }, // enough of each that its code is compiled as it will be on a server
  )
}

/** Sealing a wallet's key to an offer, as the vault does, and opening it, as the server does. */
export async function measureSealing(): Promise<TurnFigure[]> {
  const kek = await kekFromBytes('bench', crypto.getRandomValues(new Uint8Array(32)))
  const offer = { actionId: 'an-offer', ...(await makeSingleUseKey(kek, 'an-offer')) }
  const sealToIt = await seal(fromBase64url(offer.pk))
  const sealed = await sealToIt()
  const aad = new Uint8Array(32).fill(1)
  return inTurns(
    [
      { who: 'seal a key (HPKE)', call: sealToIt },
      { who: 'open it', call: () => openSealed(kek, offer, { sealed, aad }) },
    ],
    { rounds: 15, perRound: 50 },
  )
}

/** What signs one message under a delegation that is stored. */
async function signerOver(
  store: Store,
  change: (server: Server, row: DelegationRow) => Server = (server) => server,
): Promise<() => Promise<unknown>> {
  const built = createServer({
    store,
    appId: 'latchkey-bench-app-000000',
    appSecret: 'a secret of sixteen letters or more',
    kek: await kekFromBytes('bench', crypto.getRandomValues(new Uint8Array(32))),
    origins: ['http://localhost:5173'],
  })
  const { id: userId } = await storedUser(store)
  const draft = delegationRow(userId, { createdAt: Date.now(), expiresAt: Date.now() + 86_400_000 })
  const row = { ...draft, sealedKey: await keepKey(built, draft, Uint8Array.from(key)) }
  await store.delegations.create(row, auditEntry({ subject: row.id }))
  const server = change(built, row)
  return async () => {
    const read = await readerOf(row.chainType, { method: 'personal_sign', params })
    return signDelegated(server, row, { action: 'personal_sign', params, read })
  }
}

/** The rows at hand instead of in a database, checked, counted and chained as every store does. */
function inMemory(server: Server, stored: DelegationRow): Server {
  let row = stored
  let head: AuditHead | undefined
  const use: Store['delegations']['use'] = async (_id, now, sign) => {
    const refused = refusalOf(row, row.epoch, now())
    if (refused) return { released: false, reason: refused }
    const { result, audit, cost = 0n } = await sign(row)
    const counted = spend(row, cost, now())
    if (typeof counted === 'string') return { released: false, reason: counted }
    row = { ...row, ...counted, lastUsedAt: audit.ts }
    head = nextAuditRow(head, row.userId, audit)
    return { released: true, result, head: { seq: head.seq, hash: head.hash } }
  }
  const audit = { ...server.store.audit, sign: async () => {} }
  return { ...server, store: { ...server.store, audit, delegations: { ...server.store.delegations, use } } }
}
