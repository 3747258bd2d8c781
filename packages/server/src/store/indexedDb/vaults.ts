import type { Store } from '../Store.ts'
import { appendAudit } from './audit.ts'
import type { Connection } from './connect.ts'

/** People's encrypted entropy. */
export function vaultStore({ open, write }: Connection): Store['vaults'] {
  return {
    get: async (userId) => (await (await open()).get('vaults', userId)) ?? null,
    put: (vault, { claims = false, audit } = {}) =>
      write(['users', 'vaults', 'pregenerated', 'audit'], async (transaction) => {
        if (!(await transaction.objectStore('users').getKey(vault.userId))) return false
        const vaults = transaction.objectStore('vaults')
        const stored = await vaults.get(vault.userId)
        if (vault.rev !== (stored?.rev ?? 0) + 1) return false
        if (!stored && !claims && (await transaction.objectStore('pregenerated').getKey(vault.userId))) return false
        await vaults.put(vault)
        if (audit) await appendAudit(transaction, vault.userId, audit)
        return true
      }),
  }
}
