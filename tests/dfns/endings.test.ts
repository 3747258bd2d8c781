// Why: a ceremony may end in many ways, and each has to be told as what it is: nothing was done, it was done once, or nobody knows.
import { createCeremony, type PreparedAction } from '@latchkey/core'
import type { DfnsBackendOptions } from '@latchkey/backends/dfns'
import type { HandlerOptions } from '@latchkey/server'
import { expect, test } from 'vitest'
import { openSession } from '../setup/openSession.ts'
import { openHouse, type House } from './openHouse.ts'
import type { SimulatorOptions } from './openSimulator.ts'
import { signal, signUp, walletsOf } from './person.ts'

type Passkeys = NonNullable<DfnsBackendOptions['passkeys']>

interface SetUp {
  simulator?: SimulatorOptions
  server?: Partial<HandlerOptions>
  /** What stands between the page and its passkeys from now on. */
  passkeys?: (own: Passkeys) => Passkeys
  fetch?: (house: House) => NonNullable<DfnsBackendOptions['fetch']>
}

/** Somebody with a wallet, whose passkey counts nothing, about to pay somebody. */
async function setUp({ simulator, server, passkeys = (own) => own, fetch }: SetUp = {}) {
  const house = await openHouse(simulator, server)
  const { backend: before, open, passkey, user } = await signUp(house, { synced: true })
  const snapshot = await before.createWallet!({ chainType: 'ethereum', signal })
  const [address] = walletsOf(snapshot)
  const payment = { address: address!, to: address!, amount: 5n }
  const backend = open({ passkeys: passkeys(passkey), ...(fetch && { fetch: fetch(house) }) })
  const { session } = await openSession(backend)
  return { house, backend, session, user, payment, ceremony: createCeremony(session, 'transferAsset') }
}

/** What was paid, as Dfns has it. */
async function payments({ simulator }: House) {
  const ask = async (path: string) => {
    const headers = { authorization: `Bearer ${simulator.serviceAccount.authToken}` }
    return (await simulator.handle(new Request(`http://dfns.test${path}`, { headers }))).json()
  }
  const { items: wallets } = await ask('/wallets')
  const lists = await Promise.all(wallets.map(({ id }: { id: string }) => ask(`/wallets/${id}/transfers`)))
  return lists.flatMap(({ items }: { items: object[] }) => items)
}

const refusal = (name: string) => Promise.reject(new DOMException('The operation was not allowed.', name))

test('done: paid once, and said so', async () => {
  const { house, ceremony, payment } = await setUp()
  expect(await ceremony.run(payment)).toMatchObject({ status: 'done', result: { id: expect.stringMatching(/^xfr-/) } })
  expect(await payments(house)).toHaveLength(1)
})

test('cancelled by us while the prompt is open: nothing was done, and the same may be approved still', async () => {
  let isOpen = true
  const { house, ceremony, payment } = await setUp({
    passkeys: (own) => ({
      ...own,
      get: (options, call) =>
        isOpen
          ? new Promise((_, reject) => call!.signal.addEventListener('abort', () => reject(call!.signal.reason)))
          : own.get(options),
    }),
  })
  await ceremony.prepare(payment)
  const approving = ceremony.approve()
  await expect.poll(() => ceremony.store.getState().status).toBe('prompting')
  ceremony.cancel()
  expect(await approving).toMatchObject({ status: 'cancelled', error: { code: 'aborted' } })
  expect(await payments(house)).toEqual([])
  isOpen = false
  expect(await ceremony.approve()).toMatchObject({ status: 'done' })
})

test('a prompt that never ends is given up by cancelling', async () => {
  const { ceremony, payment } = await setUp({
    passkeys: (own) => ({ ...own, get: () => new Promise<never>(() => {}) }),
  })
  await ceremony.prepare(payment)
  const approving = ceremony.approve()
  await expect.poll(() => ceremony.store.getState().status).toBe('prompting')
  ceremony.cancel()
  expect(await approving).toMatchObject({ status: 'cancelled' })
})

/** Browsers give these the same name, so nobody can tell them apart, and neither do we. */
test.each<[string, (own: Passkeys) => Passkeys['get']]>([
  ['the person closed the prompt', () => () => refusal('NotAllowedError')],
  ['the browser’s time ran out', () => () => refusal('NotAllowedError')],
  [
    'this device has no passkey of theirs',
    (own) => (options) => own.get({ ...options, allowCredentials: [{ type: 'public-key', id: 'AAAA' }] }),
  ],
  ['the device could not verify the person', () => () => refusal('NotAllowedError')],
])('%s: cancelled, and the same may be approved still', async (_, get) => {
  let times = 0
  const { house, ceremony, payment } = await setUp({
    passkeys: (own) => ({ ...own, get: (options, call) => (times++ ? own.get(options, call) : get(own)(options)) }),
  })
  await ceremony.prepare(payment)
  expect(await ceremony.approve()).toMatchObject({ status: 'cancelled', error: { code: 'passkey_cancelled' } })
  expect(await payments(house)).toEqual([])
  expect(await ceremony.approve()).toMatchObject({ status: 'done' })
})

test('a page whose address passkeys are not for: it is said that the app is set up wrongly', async () => {
  const { house, ceremony, payment } = await setUp({
    passkeys: (own) => ({ ...own, get: (options) => own.get({ ...options, rpId: 'another.example' }) }),
  })
  await ceremony.prepare(payment)
  expect(await ceremony.approve()).toMatchObject({ status: 'failed', error: { code: 'config_invalid' } })
  expect(await payments(house)).toEqual([])
})

/** What a passkey answers, with one thing in it changed. */
const answering = (change: (answer: AuthenticationResponseJSON['response']) => object) => ({
  passkeys: (own: Passkeys): Passkeys => ({
    ...own,
    async get(options, call) {
      const answer = await own.get(options, call)
      return { ...answer, response: { ...answer.response, ...change(answer.response) } }
    },
  }),
})

const inBytes = (text: string, change: (bytes: Buffer) => void) => {
  const bytes = Buffer.from(text, 'base64url')
  change(bytes)
  return bytes.toString('base64url')
}

test.each([
  [
    'a device that says it did not verify the person',
    answering(({ authenticatorData }) => ({
      authenticatorData: inBytes(authenticatorData, (bytes) => (bytes[32]! &= ~4)),
    })),
  ],
  [
    'a passkey for another site',
    answering(({ authenticatorData }) => ({
      authenticatorData: inBytes(authenticatorData, (bytes) => (bytes[0]! ^= 1)),
    })),
  ],
  [
    'an answer from another page',
    answering(({ clientDataJSON }) => ({
      clientDataJSON: Buffer.from(
        Buffer.from(clientDataJSON, 'base64url').toString().replace('http://localhost:5173', 'http://evil.example'),
      ).toString('base64url'),
    })),
  ],
])('%s: refused, and nothing was done', async (_, passkeys) => {
  const { house, ceremony, payment } = await setUp(passkeys)
  await ceremony.prepare(payment)
  expect(await ceremony.approve()).toMatchObject({ status: 'failed', error: { code: 'action_signature_invalid' } })
  expect(await payments(house)).toEqual([])
})

test('expired at our server: the same is readied anew, and done once', async () => {
  let ahead = 0
  const now = () => Date.now() + ahead
  const { house, ceremony, payment } = await setUp({ simulator: { now }, server: { now } })
  await ceremony.prepare(payment)
  ahead = 120_000
  expect(await ceremony.approve()).toMatchObject({ status: 'expired' })
  expect(await payments(house)).toEqual([])
  await ceremony.prepare()
  expect(await ceremony.approve()).toMatchObject({ status: 'done' })
  expect(await payments(house)).toHaveLength(1)
})

test('expired at Dfns before it did here: refused, and nothing was done', async () => {
  let ahead = 0
  const now = () => Date.now() + ahead
  const { house, ceremony, payment } = await setUp({ simulator: { now, lifetime: 60_000 }, server: { now } })
  await ceremony.prepare(payment)
  ahead = 60_000
  expect(await ceremony.approve()).toMatchObject({ status: 'failed', error: { code: 'action_signature_invalid' } })
  expect(await payments(house)).toEqual([])
})

test('sent again: what was signed once is done once', async () => {
  const { house, backend, payment } = await setUp()
  const action = await backend.initAction!({ kind: 'transferAsset', ...payment, signal })
  const signed = await backend.signAction!({ action, signal })
  const racers = await Promise.allSettled([1, 2, 3].map(() => backend.completeAction!({ action, signed, signal })))
  expect(racers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const again = backend.completeAction!({ action, signed, signal })
  await expect(again).rejects.toMatchObject({ code: 'action_challenge_unknown_or_used' })
  expect(await payments(house)).toHaveLength(1)
})

test.each<[string, (request: string) => string]>([
  ['another amount', (request) => request.replace('"amount":"5"', '"amount":"6"')],
  ['another order', (request) => request.replace(/("to":"\w+"),("amount":"5")/, '$2,$1')],
])(
  'what the server keeps was changed before it was completed (%s): refused, and nothing was done',
  async (_, change) => {
    const { house, backend, payment } = await setUp()
    const action = await backend.initAction!({ kind: 'transferAsset', ...payment, signal })
    const signed = await backend.signAction!({ action, signal })
    const { actionId } = action.state as { actionId: string }
    const ticket = (await house.store.tickets.take('action', actionId, 0))!
    const request = change(ticket.data['request'] as string)
    expect(request).not.toBe(ticket.data['request'])
    await house.store.tickets.put({ ...ticket, data: { ...ticket.data, request } })
    const completing = backend.completeAction!({ action, signed, signal })
    await expect(completing).rejects.toMatchObject({ code: 'wallet_service_refused' })
    expect(await payments(house)).toEqual([])
  },
)

test('another person’s passkey, or another person’s session: refused, and nothing was done', async () => {
  const { house, backend, payment } = await setUp()
  const eve = await signUp(house, { synced: true })
  const begin = () => backend.initAction!({ kind: 'transferAsset', ...payment, signal })

  const hers = await begin()
  const state = hers.state as { actionId: string; options: PublicKeyCredentialRequestOptionsJSON }
  const open = { ...hers, state: { ...state, options: { ...state.options, allowCredentials: [] } } } as PreparedAction
  const signed = await eve.backend.signAction!({ action: open, signal })
  await expect(backend.completeAction!({ action: hers, signed, signal })).rejects.toMatchObject({
    code: 'action_signature_invalid',
  })

  const action = await begin()
  const own = await backend.signAction!({ action, signal })
  await expect(eve.backend.completeAction!({ action, signed: own, signal })).rejects.toMatchObject({
    code: 'action_challenge_unknown_or_used',
  })
  expect(await payments(house)).toEqual([])
})

test.each(['accepted', 'pending'] as const)(
  'a policy wants somebody’s consent (%s): it waits, and is done then',
  async (said) => {
    const { house, ceremony, payment } = await setUp({ simulator: { policy: () => said } })
    await ceremony.prepare(payment)
    const state = await ceremony.approve()
    expect(state).toMatchObject({ status: 'pendingApproval', approvalId: expect.stringMatching(/^ap-/) })
    expect(await payments(house)).toMatchObject([{ status: 'Pending' }])
    house.simulator.settle((state as { approvalId: string }).approvalId, 'Approved')
    expect(await payments(house)).toMatchObject([{ status: 'Confirmed' }])
  },
)

test.each(['there', 'back'] as const)(
  'the line to Dfns breaks between the two calls of completing (on the way %s): nobody knows, and the same again is done once',
  async (way) => {
    const line: NonNullable<SimulatorOptions['line']> = {}
    const { house, ceremony, payment } = await setUp({ simulator: { line } })
    await ceremony.prepare(payment)
    line.breaks = ({ method, url }) => (method === 'POST' && url.endsWith('/transfers') ? way : undefined)
    expect(await ceremony.approve()).toMatchObject({ status: 'failed', error: { code: 'action_outcome_unknown' } })
    expect(await payments(house)).toHaveLength(way === 'back' ? 1 : 0)
    line.breaks = () => undefined
    await ceremony.prepare()
    expect(await ceremony.approve()).toMatchObject({ status: 'done' })
    expect(await payments(house)).toHaveLength(1)
  },
)

test('a wallet whose making was never answered is not lost: it shows with the next one', async () => {
  const line: NonNullable<SimulatorOptions['line']> = {}
  const { backend } = await setUp({ simulator: { line } })
  line.breaks = ({ method, url }) => (method === 'POST' && url.endsWith('/wallets') ? 'back' : undefined)
  const making = backend.createWallet!({ chainType: 'ethereum', signal })
  await expect(making).rejects.toMatchObject({ code: 'action_outcome_unknown' })
  line.breaks = () => undefined
  expect(walletsOf(await backend.refreshUser({ signal }))).toHaveLength(1)
  expect(walletsOf(await backend.createWallet!({ chainType: 'solana', signal }))).toHaveLength(3)
})

test('the line to our server breaks before it answers: the same again is done once', async () => {
  let isBroken = true
  const { house, ceremony, payment } = await setUp({
    fetch: (house) => async (address, init) => {
      const answer = await house.handle(new Request(address, init))
      if (isBroken && address.endsWith('/complete')) throw new TypeError('Failed to fetch')
      return answer
    },
  })
  await ceremony.prepare(payment)
  expect(await ceremony.approve()).toMatchObject({ status: 'failed', error: { code: 'backend_unreachable' } })
  isBroken = false
  await ceremony.prepare()
  expect(await ceremony.approve()).toMatchObject({ status: 'done' })
  expect(await payments(house)).toHaveLength(1)
})

test('the session ended meanwhile: sign in, then the same again', async () => {
  const { house, user, ceremony, payment } = await setUp()
  await ceremony.prepare(payment)
  await house.store.families.revokeOfUser(user.id, Date.now())
  expect(await ceremony.approve()).toMatchObject({ status: 'needsLogin' })
  expect(await payments(house)).toEqual([])
})
