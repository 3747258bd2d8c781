import { importAll, type Ledger } from './imports.ts'
import { killing, type KillingOptions, type Work } from './killing.ts'
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
export async function crash({ clients, keyed, ...options }: CrashOptions): Promise<CrashReport> {
  const ledger = newLedger()
  const stock = await killing(options, (url) => importing(url, { ledger, clients, keyed }))
  return { kills: options.kills + 1, ...ledger, acknowledged: ledger.acknowledged.size, ...stock }
}

/** Nothing imported yet. */
export const newLedger = (): Ledger => ({
  acknowledged: new Map(),
  retries: {},
  storedUnheard: 0,
  diverged: 0,
  refused: [],
})

interface Importing {
  ledger: Ledger
  clients: number | undefined
  keyed: boolean | undefined
}

/** Clients that import one person after the other, and what is there of them in the end. */
export async function importing(url: string, { ledger, clients = 16, keyed = true }: Importing): Promise<Work<Stock>> {
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
}
