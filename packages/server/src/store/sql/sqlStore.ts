import { sql } from 'drizzle-orm'
import { gatherUses } from '../gatherUses.ts'
import { guardStore } from '../guardStore.ts'
import type { Store } from '../Store.ts'
import { tellingUse } from '../tellingUse.ts'
import { allowlistStore } from './allowlist.ts'
import { auditStore } from './audit.ts'
import { changeStore, tellUses, type Listen } from './changes.ts'
import { counterStore } from './counters.ts'
import { credentialStore } from './credentials.ts'
import { withoutValues, type Database } from './database.ts'
import { delegationStore } from './delegations.ts'
import { familyStore } from './families.ts'
import { keyStore } from './keys.ts'
import { migrate } from './migrate.ts'
import { pregeneratedStore } from './pregenerated.ts'
import { receiptStore } from './receipts.ts'
import { ticketStore } from './tickets.ts'
import { tombstoneStore } from './tombstones.ts'
import { totpStore } from './totp.ts'
import { userStore } from './users.ts'
import { vaultStore } from './vaults.ts'
import { walletStore } from './wallets.ts'
import { wrapStore } from './wraps.ts'
import { storeUnavailable } from '../storeUnavailable.ts'

export interface SqlStoreOptions {
  /** Lets go of the database, when the store is closed. Absent: the caller's own business. */
  close?: () => Promise<void>
  /** How long a signature may take before its transaction is given up, in milliseconds. Default 10 s. */
  signTimeout?: number
  /** Hears what is told at this database (`listen`). Absent: nobody is told of changes from elsewhere. */
  listen?: Listen
  /** The tables are up to date already. */
  migrated?: boolean
}

/** A store in PostgreSQL (14 or later) or PGlite. Makes and updates its tables, which live in a schema of their own. */
export async function sqlStore(
  db: Database,
  { close, signTimeout, listen, migrated = false }: SqlStoreOptions = {},
): Promise<Store> {
  if (!migrated)
    await migrate(db, Date.now()).catch((error: unknown) => {
      throw storeUnavailable(withoutValues(error))
    })
  let closing: Promise<void> | undefined
  const delegations = delegationStore(db)
  const used = gatherUses((userIds) => tellUses(db, userIds))
  const store: Store = {
    users: userStore(db),
    credentials: credentialStore(db),
    tickets: ticketStore(db),
    counters: counterStore(db),
    families: familyStore(db),
    vaults: vaultStore(db),
    totp: totpStore(db),
    pregenerated: pregeneratedStore(db),
    wallets: walletStore(db),
    receipts: receiptStore(db),
    allowlist: allowlistStore(db),
    delegations: { ...delegations, use: tellingUse(delegations, used) },
    audit: auditStore(db),
    keys: keyStore(db),
    changes: changeStore(listen),
    tombstones: tombstoneStore(db),
    wraps: wrapStore(db),
    ready: async () => void (await db.execute(sql`select 1`)),
    close: () => (closing ??= close?.() ?? Promise.resolve()),
  }
  return guardStore(store, { causeOf: withoutValues, ...(signTimeout && { signTimeout }) })
}
