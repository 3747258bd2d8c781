// Why: what an app's server does with each request: it checks the identity token that came along, and asks nobody.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { nodeKey, verifyIdentityToken } from '@latchkey/server/client'

const key = nodeKey(process.env['VERIFICATION_KEY']!)
const rules = { appId: process.env['APP_ID']!, issuer: 'privy.io', clockTolerance: 60, now: Date.now, key }

const server = createServer((request, response) => {
  const { id, linkedAccounts } = verifyIdentityToken(request.headers['privy-id-token'] as string, rules)
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ id, accounts: linkedAccounts.length }))
})
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ ready: true, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }))
})
process.once('SIGTERM', () => process.exit(0))
