import { omit } from '../omit.ts'
import type { Store } from '../Store.ts'
import { appendAudit } from './audit.ts'
import type { Connection } from './connect.ts'

/** People's encrypted entropy. */
export function vaultStore({ open, write }: Connection): Store['vaults'] {
  return {
    async get(userId) {
      const found = await (await open()).get('vaults', userId)
      return found ? omit(found, 'trustedSince') : null
    },

    put: (vault, { claims = false, audit, trustedSince = null } = {}) =>
      write(['users', 'vaults', 'pregenerated', 'audit'], async (transaction) => {
        if (!(await transaction.objectStore('users').getKey(vault.userId))) return false
        const vaults = transaction.objectStore('vaults')
        const stored = await vaults.get(vault.userId)
        if (vault.rev !== (stored?.rev ?? 0) + 1) return false
        if (!stored && !claims && (await transaction.objectStore('pregenerated').getKey(vault.userId))) return false
        await vaults.put({ ...vault, trustedSince })
        if (audit) await appendAudit(transaction, vault.userId, audit)
        return true
      }),

    async trustedSince(userId) {
      const found = await (await open()).get('vaults', userId)
      return found?.trustedSince ?? null
    },
  }
}
