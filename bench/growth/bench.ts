// Why: what is fast with ten of a thing can be slow with a million. Measures how costs grow, and says which grow faster than n log n.
//   pnpm bench growth [accounts|wallets|subscribers|people|connections …]      default: all, one after the other
import { ownDatabase } from '../../tests/setup/ownDatabase.ts'
import type { Curve, Figure } from '../figures/Figure.ts'
import { describePostgres } from '../figures/describePostgres.ts'
import { describeMachine } from '../figures/machine.ts'
import { writeResults } from '../figures/writeResults.ts'
import { measureAccounts } from './accounts.ts'
import { measureConnections } from './connections.ts'
import { explainAll } from './explain.ts'
import { measurePeople } from './people.ts'
import { measureSubscribers } from './subscribers.ts'
import { measureWallets } from './wallets.ts'

type Measured = { figures?: Figure[]; curves: Curve[] }

const cluster = process.env['DATABASE_URL']
if (!cluster) throw new Error('Run it as `pnpm bench growth`: it brings a PostgreSQL along.')

const parts: Record<string, (databaseUrl: string) => Promise<Measured>> = {
  accounts: async () => ({ curves: await measureAccounts() }),
  wallets: async (url) => ({ curves: await measureWallets(url) }),
  subscribers: measureSubscribers,
  connections: async (url) => ({ curves: await measureConnections(url) }),
  people: async (url) => ({ curves: await measurePeople(url), figures: await explainAll(cluster, url) }),
}

const chosen = process.argv.slice(2)
for (const name of chosen.length > 0 ? chosen : Object.keys(parts)) {
  const part = parts[name]
  if (!part) throw new Error(`There is no ${name}. Say one of: ${Object.keys(parts).join(', ')}`)
  const machine = describeMachine({ PostgreSQL: await describePostgres(cluster) })
  const { url, drop } = await ownDatabase(cluster)
  const { figures = [], curves } = await part(url)
  await drop()
  await writeResults({ bench: `growth-${name}`, machine, figures, curves })
}
