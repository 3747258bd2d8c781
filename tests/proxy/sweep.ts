import { inspect } from 'node:util'
import { setTimeout as sleep } from 'node:timers/promises'
import { endsSession, LatchkeyError, type ErrorCode } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { Endpoint } from '@latchkey/core/wire'
import { createTransport } from '../../packages/backends/src/http/transport.ts'
import { clientSettings } from '../../packages/server/src/client/clientSettings.ts'
import { createSend } from '../../packages/server/src/client/createSend.ts'
import { bodies } from '../../packages/server/src/http/bodies.test.kit.ts'
import { appId, appSecret } from '../setup/serve.ts'
import { isHarmless, plans, type Fault, type FaultProxy, type Plan } from './faultProxy.ts'

/** What a call through the proxy came to: done, or the code of a refusal; anything but a LatchkeyError is trouble. */
export interface Met extends Plan {
  endpoint: string
  outcome: 'ok' | ErrorCode | 'untyped'
  /** Why that is not what was to be expected; null where it was. */
  trouble: string | null
}

/** Every endpoint with faults in its way: all of them at all moments, or `share` of these, others for each endpoint. */
export async function sweep(
  proxy: FaultProxy,
  { token, share = 1 }: { token: string; share?: number },
): Promise<Met[]> {
  const met: Met[] = []
  const names = Object.keys(endpoints) as (keyof typeof endpoints)[]
  for (const [index, name] of names.entries())
    for (const [number, plan] of plans.entries())
      if ((number + index) % Math.round(1 / share) === 0) met.push(await meet(proxy, { name, plan, token }))
  return met
}

interface Patience {
  signal: AbortSignal
  /** ms that the app's own server waits. */
  patience: number
}

interface Try {
  name: keyof typeof endpoints
  plan: Plan
  token: string
}

async function meet(proxy: FaultProxy, { name, plan, token }: Try): Promise<Met> {
  const giveUp = new AbortController()
  const isMet = proxy.next(plan)
  const hangs = plan.fault === 'hangs'
  if (hangs) void isMet.then(() => giveUp.abort())
  let error: unknown
  for (let patience = 50; ; patience *= 2) {
    const called = call(proxy.url, { name, token, signal: giveUp.signal, patience: hangs ? patience : 60_000 })
    error = await called.then(
      () => null,
      (thrown: unknown) => thrown,
    )
    // On a busy machine a short patience may end before anything was sent.
    if (!hangs || (await Promise.race([isMet.then(() => true), sleep(1_000, false)]))) break
  }
  await isMet
  const outcome = error === null ? 'ok' : error instanceof LatchkeyError ? error.code : 'untyped'
  return { endpoint: name, ...plan, outcome, trouble: troubleOf(plan.fault, error) }
}

/** As the one of our two clients does whose endpoint it is. */
async function call(url: string, { name, token, signal, patience }: Omit<Try, 'plan'> & Patience) {
  const known = (endpoints as Record<string, Endpoint>)[name]!
  const body = known.body?.decode(bodies[name] ?? {})
  const path = known.path.replace(':appId', appId).replace(/:\w+/g, 'x')
  if (known.auth !== 'app') {
    const { send } = createTransport({ url, appId })
    const accessToken = known.auth === 'user' ? { accessToken: token } : {}
    return send({ ...known, path }, { verb: name, ...(known.body && { body }), ...accessToken, signal })
  }
  const settings = clientSettings({ appId, appSecret, url, retries: 0, timeout: patience })
  return createSend(settings)({ ...known, path }, { verb: name, ...(known.body && { body }) })
}

const ofTheLine: readonly ErrorCode[] = ['aborted', 'timeout', 'backend_unreachable', 'backend_invalid', 'offline']

const expected: Record<Exclude<Fault, 'delayed' | 'byte by byte'>, readonly ErrorCode[]> = {
  refused: ['backend_unreachable'],
  hangs: ['aborted', 'timeout'],
  'reset before the headers': ['backend_unreachable'],
  'reset in mid-body': ['backend_unreachable'],
  'closed at half of its length': ['backend_unreachable'],
  'an empty 200': ['backend_invalid'],
  'HTML with 200': ['backend_invalid'],
  '429': ['rate_limited'],
  '503': ['backend_unreachable'],
  swallowed: ['backend_unreachable'],
}

function troubleOf(fault: Fault, error: unknown): string | null {
  if (error !== null && !(error instanceof LatchkeyError)) return `untyped: ${inspect(error)}`
  if (isHarmless(fault)) return error && ofTheLine.includes(error.code) ? `${error.code}, though all was there` : null
  const codes = expected[fault as keyof typeof expected]
  if (!error) return 'taken for an answer'
  if (!codes.includes(error.code)) return `${error.code} instead of ${codes.join(' or ')}`
  if (endsSession(error)) return `${error.code} ends the session`
  if (fault === '429' && !error.retryAt) return 'forgets when to try again'
  return null
}
