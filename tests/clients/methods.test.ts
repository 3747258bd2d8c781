import Privy, { InMemoryCache } from '@privy-io/js-sdk-core'
import { PrivyClient as NodeClient } from '@privy-io/node'
import { PrivyClient } from '@privy-io/server-auth'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from './device.ts'
import { openHouse, type House } from './house.ts'
import { appId, appSecret, timeout } from './serve.ts'
import { methodsOf } from './methods.ts'
import { unlisted } from './unlisted.ts'

const here = import.meta.dirname
const readme = readFileSync(`${here}/README.md`, 'utf8')
const tests = readdirSync(here)
  .filter((file) => file.endsWith('.ts') && !file.startsWith('methods'))
  .map((file) => readFileSync(`${here}/${file}`, 'utf8'))
  .join('\n')

/** What the README says of a client's methods. */
function verdicts(client: string): Map<string, string> {
  const section = readme.split('\n## ').find((each) => each.startsWith(client))!
  const rows = section.split('\n').filter((line) => line.startsWith('| `'))
  return new Map(
    rows.flatMap((row) => {
      const [, names = '', verdict = ''] = row.split('|')
      return [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => [name!, verdict.trim()] as const)
    }),
  )
}

const clients = {
  '@privy-io/server-auth': (url: string) =>
    new PrivyClient(appId, appSecret, { apiURL: url, walletApi: { apiURL: url }, timeout }),
  '@privy-io/node': (url: string) => new NodeClient({ appId, appSecret, apiUrl: url, maxRetries: 0 }),
  '@privy-io/js-sdk-core': (url: string) => {
    const options = { appId, storage: new InMemoryCache(), baseUrl: url }
    return new Privy(options)
  },
}

test.each(Object.entries(clients))('the README has every method of %s, and no other', (name, open) => {
  expect([...verdicts(name).keys()].toSorted()).toEqual([...methodsOf(open('http://localhost')).keys()].toSorted())
})

test.each(Object.keys(clients))('what is said to work of %s is called by a test', (name) => {
  const working = [...verdicts(name)].filter(([, verdict]) => verdict.startsWith('works')).map(([method]) => method)
  const called = (method: string) => new RegExp(`\\b${method.split('.').at(-1)!}\\(`).test(tests)
  expect(working.filter((method) => !called(method))).toEqual([])
})

/** Members that one method or another puts into an address. */
const anything = { wallet_id: 'x', policy_id: 'x', user_id: 'x', organization_id: 'x', account_id: 'x', params: {} }

let house: House
beforeAll(async () => {
  house = await openHouse({ LATCHKEY_LIMITS: 'off' })
})
afterAll(() => house?.close())

test.each(Object.entries(clients))('what is said to be refused of %s is refused with a reason', async (name, open) => {
  const client = name === '@privy-io/js-sdk-core' ? (await signIn(house, 'curious@example.com')).privy : open(house.url)
  const refused = [...verdicts(name)].filter(([, verdict]) => verdict.startsWith('refused')).map(([method]) => method)
  const methods = methodsOf(client)
  house.exchanges.length = 0
  for (const method of refused) {
    const before = house.exchanges.length
    // Some stop at what they are given here; whatever does ask must be refused.
    await (async () => methods.get(method)!('x', anything, {}))().catch(() => {})
    const asked = house.exchanges.slice(before).filter(({ path }) => !path.endsWith('/analytics_events'))
    expect(
      asked.filter(({ status }) => status < 400 || status >= 500),
      method,
    ).toEqual([])
  }
  expect(house.exchanges.length).toBeGreaterThan(refused.length / 2)
  expect(unlisted(house.exchanges)).toEqual([])
})
