import { PrivyClient as NodeClient, RateLimitError, UnprocessableEntityError } from '@privy-io/node'
import { PrivyClient } from '@privy-io/server-auth'
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readEnv } from '../../apps/server/src/readEnv.ts'
import { startServer } from '../../apps/server/src/startServer.ts'
import { appId, appSecret, timeout } from './serve.ts'
import { emptyDataDir } from './house.ts'
import { openRecorder } from './recorder.ts'

/** How far the server's clock is ahead, so that no test waits out a minute. */
let ahead = 0
let server: Awaited<ReturnType<typeof startServer>>
let recorder: Awaited<ReturnType<typeof openRecorder>>
const dataDir = emptyDataDir()

beforeAll(async () => {
  const env = readEnv({
    PORT: '0',
    DATA_DIR: dataDir,
    LATCHKEY_APP_ID: appId,
    LATCHKEY_APP_SECRET: appSecret,
    LATCHKEY_IMPORTS_PER_MINUTE: '2',
    LATCHKEY_LIMITS: 'app=30',
  })
  server = await startServer(env, { now: () => Date.now() + ahead })
  recorder = await openRecorder(server.url)
})
afterAll(async () => {
  await recorder?.close()
  await server?.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const statuses = () => recorder.exchanges.map(({ status }) => status)
const client = (options: object = {}) => new NodeClient({ appId, appSecret, apiUrl: recorder.url, ...options })

let number = 0
const importOne = (privy: NodeClient) =>
  privy.users().create({ linked_accounts: [{ type: 'email', address: `person-${number++}@example.com` }] })

test('more imports than allowed: the client waits as long as it is told, and tries again', async () => {
  await importOne(client())
  await importOne(client())
  const refused: unknown = await importOne(client({ maxRetries: 0 })).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(RateLimitError)
  const wait = Number((refused as RateLimitError).headers.get('retry-after'))
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(60)

  ahead += (wait - 2) * 1000
  recorder.exchanges.length = 0
  const user = await importOne(client())
  expect(user.id).toMatch(/^did:latchkey:/)
  expect(statuses()).toEqual([429, 200])
})

test('a key that comes again makes nobody new, and with another body it is refused', async () => {
  ahead += 60_000
  const headers = { 'privy-idempotency-key': crypto.randomUUID() }
  const once = (address: string) =>
    client()
      .users()
      .create({ linked_accounts: [{ type: 'email', address }] }, { headers })
  const made = await once('once@example.com')
  expect(await once('once@example.com')).toEqual(made)
  await expect(once('twice@example.com')).rejects.toBeInstanceOf(UnprocessableEntityError)
})

test('more questions than allowed: the other client pauses and then lists everybody', async () => {
  ahead += 60_000
  let refused: unknown
  while (!refused)
    refused = await client({ maxRetries: 0 })
      .users()
      .list()
      .then(
        () => undefined,
        (error: unknown) => error,
      )
  expect(refused).toBeInstanceOf(RateLimitError)
  ahead += (Number((refused as RateLimitError).headers.get('retry-after')) - 1) * 1000
  recorder.exchanges.length = 0
  const everybody = await new PrivyClient(appId, appSecret, { apiURL: recorder.url, timeout }).getUsers()
  expect(everybody.length).toBeGreaterThan(2)
  expect(statuses()).toEqual([429, 200])
})
