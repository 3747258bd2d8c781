import { LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { createServerClient } from '@latchkey/server/client'
import { testBrowser } from '../../packages/backends/src/testServer.test.kit.ts'
import { createTransport } from '../../packages/backends/src/http/transport.ts'
import { delegate, testPerson, testWallet } from '../../packages/server/src/testPerson.test.kit.ts'
import { appId, appSecret } from '../setup/serve.ts'
import { isHarmless, type Plan } from './faultProxy.ts'
import type { Line } from './line.ts'

/** What one thing came to that was asked for over a bad line until it was answered. */
export interface Effect extends Plan {
  /** What is not as it should be; none, where all is well. */
  trouble: string[]
}

/** One import under one key: whatever happened, it makes one person, the one that was answered. */
export async function importOver({ proxy, direct }: Line, plan: Plan): Promise<Effect> {
  const address = `${crypto.randomUUID()}@line.example`
  const idempotencyKey = crypto.randomUUID()
  void proxy.next(plan)
  const { answer } = await insist((timeout) =>
    createServerClient({ appId, appSecret, url: proxy.url, retries: 0, timeout }).importUser(
      { linkedAccounts: [{ type: 'email', address }] },
      { idempotencyKey },
    ),
  )
  const stored = await direct.ask(endpoints.getUserByEmail, { address }, asApp)
  return { ...plan, trouble: stored.id === answer.id ? [] : [`${answer.id} was answered, ${stored.id} is there`] }
}

/** Server access that is ended: on until the server was asked, off from then on, and off for good once that was heard. */
export async function revokeOver({ proxy, direct }: Line, plan: Plan): Promise<Effect> {
  const person = await testPerson(direct)
  const wallet = await testWallet(direct, person)
  await delegate(direct, person, wallet)
  const isOn = async () => {
    const { grants } = await direct.ask(endpoints.getGrants, undefined, person)
    return grants.some(({ status }) => status === 'active')
  }
  const { send } = createTransport({ url: proxy.url, appId })
  const trouble: string[] = []
  void proxy.next(plan)
  const { tries } = await insist(
    (patience) =>
      send(endpoints.revokeWallets, {
        verb: 'revokeWallets',
        body: {},
        accessToken: person.token,
        signal: AbortSignal.timeout(patience),
      }),
    async () => {
      const expected = plan.moment !== 'after the server acted'
      if ((await isOn()) !== expected) trouble.push(`access was ${expected ? 'off' : 'on'} after the first try`)
    },
  )
  const message = { method: 'personal_sign', params: { message: 'hi', encoding: 'utf-8' } } as const
  const signed = await direct.ask(endpoints.rpc, message, { ...asApp, params: { id: wallet.id } }).then(
    () => 'signed',
    ({ code }: { code: string }) => code,
  )
  if (signed !== 'delegation_revoked') trouble.push(`${signed} after the end was heard`)
  if (isHarmless(plan.fault) && tries > 1) trouble.push(`${tries} tries, though all was there`)
  return { ...plan, trouble }
}

/** A session that is renewed: whoever was signed in is so after it. */
export async function renewOver({ proxy }: Line, plan: Plan): Promise<Effect> {
  const { open } = testBrowser({ fetch: async () => Promise.reject(new Error('goes over the line')) })
  const tab = () => open({ url: proxy.url, fetch: (address, init) => fetch(address, init) })
  const signal = AbortSignal.timeout(60_000)
  const { user } = await tab().createGuestAccount!({ signal })
  void proxy.next(plan)
  const { answer } = await insist((patience) => tab().restore({ signal: AbortSignal.timeout(patience) }))
  const next = await tab().restore({ signal })
  const trouble = [answer, next].flatMap((each) => (each?.user.id === user.id ? [] : ['somebody was signed out']))
  return { ...plan, trouble }
}

const asApp = { app: `${appId}:${appSecret}` }

/** Asks until an answer comes, a little more patiently each time; anything but a typed error that may be retried is thrown. */
async function insist<answer>(ask: (patience: number) => Promise<answer>, afterFirst = async () => {}) {
  for (let tries = 1; ; tries++)
    try {
      return { answer: await ask(1_000 * 2 ** tries), tries }
    } catch (error) {
      if (!(error instanceof LatchkeyError) || !(error.retryable || retried.has(error.code))) throw error
      if (tries === 1) await afterFirst()
    }
}

/** What is no reason to give up here, though it is not marked so: the call was given up, or what came was not ours. */
const retried: ReadonlySet<string> = new Set(['aborted', 'backend_invalid'])
