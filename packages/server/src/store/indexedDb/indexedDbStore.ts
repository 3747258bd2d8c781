import { guardStore } from '../guardStore.ts'
import type { Store } from '../Store.ts'
import { allowlistStore } from './allowlist.ts'
import { auditStore } from './audit.ts'
import { connect } from './connect.ts'
import { counterStore } from './counters.ts'
import { credentialStore } from './credentials.ts'
import { delegationStore } from './delegations.ts'
import { familyStore } from './families.ts'
import { keyStore } from './keys.ts'
import { pregeneratedStore } from './pregenerated.ts'
import { receiptStore } from './receipts.ts'
import { ticketStore } from './tickets.ts'
import { tombstoneStore } from './tombstones.ts'
import { totpStore } from './totp.ts'
import { userStore } from './users.ts'
import { vaultStore } from './vaults.ts'
import { walletStore } from './wallets.ts'
import { withChanges } from './withChanges.ts'
import { wrapStore } from './wraps.ts'

/** A store in the browser's own database, shared by all tabs of the origin. `name` tells apps on one origin apart. */
export async function indexedDbStore({ name }: { name: string }): Promise<Store> {
  const connection = connect(name)
  const store = guardStore(
    withChanges({
      users: userStore(connection),
      credentials: credentialStore(connection),
      tickets: ticketStore(connection),
      counters: counterStore(connection),
      families: familyStore(connection),
      vaults: vaultStore(connection),
      totp: totpStore(connection),
      pregenerated: pregeneratedStore(connection),
      wallets: walletStore(connection),
      receipts: receiptStore(connection),
      allowlist: allowlistStore(connection),
      delegations: delegationStore(connection),
      audit: auditStore(connection),
      keys: keyStore(connection),
      tombstones: tombstoneStore(connection),
      wraps: wrapStore(connection),
      ready: async () => void (await connection.open()),
      close: connection.close,
    }),
  )
  await store.ready()
  return store
}
