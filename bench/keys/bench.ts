// Why: what is said about the speed of wallets and server access is measured, on this machine, in one run, beside its budgets.
//   pnpm bench keys [--revokes 100] [--json <file>]
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { putVault } from '@latchkey/core/endpoints'
import { postgresStore } from '@latchkey/server/sql'
import { createVault } from '@latchkey/vault'
import { ownDatabase } from '../../tests/setup/ownDatabase.ts'
import { inTurns } from '../server/inTurns.ts'
import { describeMachine } from '../server/machine.ts'
import { measureInChromium } from './inChromium.ts'
import { judge, print, type Results } from './report.ts'
import { measureRevokeAll, measureRevoking } from './revoking.ts'
import { measureSealing, measureSigning } from './signing.ts'

const { values } = parseArgs({
  options: {
    revokes: { type: 'string', default: '100' },
    json: { type: 'string', default: 'bench/keys/results.json' },
  },
})
const cluster = process.env['DATABASE_URL']
if (!cluster) throw new Error('Run it as `pnpm bench keys`: it brings a PostgreSQL along.')

const [database, shared] = [await ownDatabase(cluster), await ownDatabase(cluster)]
const store = await postgresStore({ url: database.url })
const results: Results = {
  machine: await describeMachine(cluster),
  chromium: await measureInChromium(),
  sealing: await measureSealing(),
  decoding: await measureDecoding(),
  signing: await measureSigning(store),
  revokeAll: await measureRevokeAll(store),
  revoking: await measureRevoking(shared.url, Number(values.revokes)),
}
await store.close()
await Promise.all([database.drop(), shared.drop()])
print(results)
writeFileSync(values.json, `${JSON.stringify({ ...results, verdicts: judge(results) }, null, 2)}\n`)
console.log(`\nthe same as JSON: ${values.json}`)

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
