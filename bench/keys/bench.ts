// Why: what is said about the speed of wallets and server access is measured, on this machine, in one run, beside its budgets.
//   pnpm bench keys [--revokes 100]
import { parseArgs } from 'node:util'
import { putVault } from '@latchkey/core/endpoints'
import { postgresStore } from '@latchkey/server/sql'
import { createVault } from '@latchkey/vault'
import { ownDatabase } from '../../tests/setup/ownDatabase.ts'
import { inTurns } from '../server/inTurns.ts'
import { describePostgres } from '../figures/describePostgres.ts'
import { describeMachine } from '../figures/machine.ts'
import { writeResults } from '../figures/writeResults.ts'
import { measureInChromium } from './inChromium.ts'
import { figuresOf, print, type Results } from './report.ts'
import { measureRevokeAll, measureRevoking } from './revoking.ts'
import { measureSealing, measureSigning } from './signing.ts'

const { values } = parseArgs({ options: { revokes: { type: 'string', default: '100' } } })
const cluster = process.env['DATABASE_URL']
if (!cluster) throw new Error('Run it as `pnpm bench keys`: it brings a PostgreSQL along.')

const machine = describeMachine({ PostgreSQL: await describePostgres(cluster) })
const [database, shared] = [await ownDatabase(cluster), await ownDatabase(cluster)]
const store = await postgresStore({ url: database.url })
const results: Results = {
  machine,
  chromium: await measureInChromium(),
  sealing: await measureSealing(),
  decoding: await measureDecoding(),
  signing: await measureSigning(store),
  revokeAll: await measureRevokeAll(store),
  revoking: await measureRevoking(shared.url, Number(values.revokes)),
}
await store.close()
await Promise.all([database.drop(), shared.drop()])
machine.with['Chromium'] = results.chromium.version
print(results)
await writeResults({ bench: 'keys', machine, figures: figuresOf(results) })

/** A vault's record as it travels. */
async function measureDecoding() {
  const prf = crypto.getRandomValues(new Uint8Array(32))
  const vault = await createVault({ userId: 'ann', secret: { method: 'user-passkey', credentialId: 'a-passkey', prf } })
  const text = JSON.stringify(putVault.body!.encode({ vault }))
  return inTurns([
    { who: 'JSON.parse', call: () => JSON.parse(text) as unknown },
    { who: 'JSON.parse and check', call: () => putVault.body!.decode(JSON.parse(text)) },
  ])
}
