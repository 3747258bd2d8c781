import { importAll, type Ledger } from './imports.ts'
import { killing, type KillingOptions } from './killing.ts'
import { takeStock, type Stock } from './takeStock.ts'

export interface CrashOptions extends KillingOptions {
  clients?: number
  /** False: without idempotency keys, to see what they are for. */
  keyed?: boolean
}

export type CrashReport = Omit<Ledger, 'acknowledged'> & Stock & { kills: number; acknowledged: number }

/**
 * Imports people through the real server, which is killed in the middle of it again and again, and then counts: who was
 * acknowledged and is not there, who is there twice, and who is there by half.
 */
export async function crash({ clients = 16, keyed = true, ...options }: CrashOptions): Promise<CrashReport> {
  const ledger: Ledger = { acknowledged: new Map(), retries: {}, storedUnheard: 0, diverged: 0, refused: [] }
  const stock = await killing(options, async (url) => {
    let over = false
    let last = 0
    const imports = Array.from({ length: clients }, () =>
      importAll({ url, ledger, keyed, enough: () => over }, () => ++last),
    )
    return {
      progress: () => ledger.acknowledged.size,
      async finish() {
        over = true
        await Promise.all(imports)
      },
      takeStock: () => takeStock(url, ledger.acknowledged),
    }
  })
  return { kills: options.kills + 1, ...ledger, acknowledged: ledger.acknowledged.size, ...stock }
}
