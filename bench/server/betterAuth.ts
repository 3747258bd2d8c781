// Why: what a request for the signed-in person costs elsewhere, on the same database and the same machine.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { toNodeHandler } from 'better-auth/node'
import pg from 'pg'

const options = {
  // As many connections as ours has.
  database: new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 }),
  secret: 'a secret of the bench, which keeps nothing that anybody wants',
  emailAndPassword: { enabled: true },
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  logger: { disabled: true },
}
const server = createServer()
await once(server.listen(0, '127.0.0.1'), 'listening')
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const { runMigrations } = await getMigrations(options)
await runMigrations()
const answer = toNodeHandler(betterAuth({ ...options, baseURL: url, trustedOrigins: [url] }))
server.on('request', (request, response) => void answer(request, response))
process.once('SIGTERM', () => process.exit(0))
console.log(JSON.stringify({ ready: true, url }))
