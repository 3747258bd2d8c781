import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { LatchkeyError, type Backend } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { privateKeyToAccount, generatePrivateKey } from 'viem/accounts'
import { expect, test } from 'vitest'
import { signal, testBrowser, testServer, type TestServer } from '../testServer.test.kit.ts'

type Fault = [code: string, answer: (request: Request, upstream: () => Promise<Response>) => Promise<Response>]

const json = { 'content-type': 'application/json' }
const html = { 'content-type': 'text/html' }
const minutes = (count: number) => new Date(Date.now() + count * 60_000).toUTCString()
const answer = (body: BodyInit | null, init?: ResponseInit) => async () => new Response(body, init)
const refuse = async (): Promise<Response> => {
  throw new TypeError('fetch failed')
}
const brokenOff = () =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"user":'))
      controller.error(new TypeError('terminated'))
    },
  })

/** What networks and the things that stand in them do to a request. */
const faults: Record<string, Fault> = {
  'refused connection': ['backend_unreachable', refuse],
  'reset in mid-body': ['backend_unreachable', async () => new Response(brokenOff(), { headers: json })],
  'half a body': ['backend_invalid', answer('{"user":{"id":"did:la', { headers: json })],
  'empty 200': ['backend_invalid', answer(null)],
  'HTML with 200': ['backend_invalid', answer('<!doctype html><title>Sign in to the WiFi</title>', { headers: html })],
  'JSON of another shape': ['backend_invalid', answer('null', { headers: json })],
  '429 with seconds': ['rate_limited', answer('Slow down', { status: 429, headers: { 'retry-after': '60' } })],
  '429 with a date': [
    'rate_limited',
    async () => new Response('', { status: 429, headers: { 'retry-after': minutes(1) } }),
  ],
  '502 of a proxy': ['backend_unreachable', answer('<h1>Bad Gateway</h1>', { status: 502, headers: html })],
  'the server’s own 503': [
    'store_unavailable',
    answer('{"error":"The store is away.","code":"store_unavailable","retryable":true}', {
      status: 503,
      headers: json,
    }),
  ],
  'answer lost after the server acted': ['backend_unreachable', async (_, upstream) => upstream().then(refuse)],
}

interface Provocation {
  /** Who is signed in before. */
  as: 'nobody' | 'somebody' | 'walletHolder'
  call: (backend: Backend, address: string) => Promise<unknown>
  /** Brings things back to where the next fault can be met. */
  after?: (backend: Backend) => Promise<unknown>
}

const email = 'ada@example.com'
const chainType = 'ethereum'
const channelToken = 'a-channel'
const account = privateKeyToAccount(generatePrivateKey())

/** Each request that the backend makes, and a verb that makes it. */
const provocations: Record<string, Provocation> = {
  'POST /passkeys/register/init': { as: 'nobody', call: (backend) => backend.signupWithPasskey!({ signal }) },
  'POST /passkeys/register': { as: 'nobody', call: (backend) => backend.signupWithPasskey!({ signal }) },
  'POST /passkeys/authenticate/init': { as: 'nobody', call: (backend) => backend.loginWithPasskey!({ signal }) },
  'POST /passkeys/authenticate': {
    as: 'somebody',
    call: (backend) => backend.loginWithPasskey!({ signal }),
  },
  'POST /passwordless/init': { as: 'nobody', call: (backend) => backend.sendCode!({ email, signal }) },
  'POST /passwordless/authenticate': {
    as: 'nobody',
    call: (backend) => backend.loginWithCode!({ email, code: '123456', signal }),
  },
  'POST /siwe/init': {
    as: 'nobody',
    call: (backend) => backend.generateSiweMessage!({ address: account.address, chainId: 'eip155:1', signal }),
  },
  'POST /siwe/authenticate': {
    as: 'nobody',
    call: (backend) => backend.loginWithSiwe!({ message: '', signature: '0x00', chainId: 'eip155:1', signal }),
  },
  'POST /telegram/authenticate': {
    as: 'nobody',
    call: (backend) => backend.loginWithTelegram!({ telegramAuthResult: { hash: '0' }, signal }),
  },
  'POST /farcaster/init': { as: 'nobody', call: (backend) => backend.initFarcaster!({ signal }) },
  'GET /farcaster/status': { as: 'nobody', call: (backend) => backend.awaitFarcaster!({ channelToken, signal }) },
  'POST /farcaster/authenticate': {
    as: 'nobody',
    call: (backend) => backend.loginWithFarcaster!({ channelToken, message: '', signature: '0x00', fid: 1, signal }),
  },
  'POST /guest/authenticate': { as: 'nobody', call: (backend) => backend.createGuestAccount!({ signal }) },
  'POST /sessions': { as: 'somebody', call: (backend) => backend.restore({ signal }) },
  'GET /users/me': { as: 'somebody', call: (backend) => backend.refreshUser({ signal }) },
  'GET /vault': {
    as: 'walletHolder',
    call: (backend, address) => backend.signMessage!({ address, message: '', signal }),
  },
  'PUT /vault': { as: 'somebody', call: (backend) => backend.createWallet!({ chainType, signal }) },
  'POST /vault/wallets': { as: 'somebody', call: (backend) => backend.createWallet!({ chainType, signal }) },
  'POST /delegations/init': {
    as: 'walletHolder',
    call: (backend, address) => backend.delegateWallet!({ address, chainType, signal }),
    after: (backend) => backend.revokeWallets!({ signal }),
  },
  'POST /delegations/complete': {
    as: 'walletHolder',
    call: (backend, address) => backend.delegateWallet!({ address, chainType, signal }),
    after: (backend) => backend.revokeWallets!({ signal }),
  },
  'POST /wallets/revoke': { as: 'walletHolder', call: (backend) => backend.revokeWallets!({ signal }) },
  'GET /delegations': { as: 'walletHolder', call: (backend) => backend.getGrants!({ signal }) },
  'GET /devices': { as: 'somebody', call: (backend) => backend.listDevices!({ signal }) },
  'POST /devices/sign_out': { as: 'somebody', call: (backend) => backend.signOutDevices!({ signal }) },
  'GET /passkeys': { as: 'somebody', call: (backend) => backend.listPasskeys!({ signal }) },
  'POST /passkeys/rename': {
    as: 'somebody',
    async call(backend) {
      const [passkey] = await backend.listPasskeys!({ signal })
      return backend.renamePasskey!({ credentialId: passkey!.credentialId, name: 'Blue key', signal })
    },
  },
  'GET /activity': { as: 'walletHolder', call: (backend) => backend.getActivity!({ signal }) },
}

test('every endpoint that the backend calls is put to the faults', () => {
  const folder = fileURLToPath(new URL('.', import.meta.url))
  const sources = readdirSync(folder).filter((file) => !file.includes('.test.'))
  const called = sources.flatMap((file) => readFileSync(folder + file, 'utf8').match(/(?<=endpoints\.)\w+/g) ?? [])
  const known: Record<string, { method: string; path: string }> = { ...endpoints }
  const all = called.map((name) => known[name]!)
  const elsewhere = all.filter(({ path }) => ownTests.some((start) => path.startsWith(start)))
  expect(new Set([...Object.keys(provocations), ...elsewhere.map(nameOf)])).toEqual(new Set(all.map(nameOf)))
})

/** Logout is below; claims, exports, other providers, linking, second factors, and what a passkey signs for on a second device, have files of their own. */
const ownTests = [
  '/sessions/logout',
  '/vault/claim/',
  '/actions/init',
  '/passkeys/link/init',
  '/passkeys/add',
  '/passkeys/remove',
  '/wallets/export',
  '/oauth/',
  '/passwordless/link',
  '/passwordless/unlink',
  '/passwordless/update',
  '/passwordless_sms/',
  '/siwe/link',
  '/siwe/unlink',
  '/siws/',
  '/custom_jwt_account/',
  '/telegram/link',
  '/telegram/unlink',
  '/farcaster/link',
  '/farcaster/unlink',
  '/users/me/accept_terms',
  '/accounts/transfer',
  '/mfa/',
]

const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`

test.each(Object.entries(provocations))(
  '%s: whatever the network does, the error is typed and retryable and the session stays (fault 14)',
  async (endpoint, { as, call, after }) => {
    const server = await testServer()
    const { open } = testBrowser(server)
    const { userId, address } = await settle(open(), as)

    for (const [fault, [code, answer]] of Object.entries(faults)) {
      const backend = open()
      // A tab that holds a token, unless the trade for one is what is tried.
      if (as !== 'nobody' && endpoint !== 'POST /sessions') await backend.restore({ signal })
      const met = interfere(server, endpoint, answer)
      const error = await call(backend, address).catch((thrown: unknown) => thrown)
      expect(met.count, `${fault} was met`).toBe(1)
      expect(error, fault).toBeInstanceOf(LatchkeyError)
      expect(error, fault).toMatchObject({ code, retryable: true })
      if (code === 'rate_limited') expectInAMinute((error as LatchkeyError).retryAt)
      met.stop()
      expect((await open().restore({ signal }))?.user.id, `who is signed in after: ${fault}`).toBe(userId)
      await after?.(backend)
    }
  },
)

test.each(Object.keys(provocations))(
  '%s: an answer that never comes ends with the call (fault 14)',
  async (endpoint) => {
    const { as, call } = provocations[endpoint]!
    const server = await testServer()
    const { open } = testBrowser(server)
    const { userId, address } = await settle(open(), as)
    const backend = open()
    if (as !== 'nobody' && endpoint !== 'POST /sessions') await backend.restore({ signal })
    const controller = new AbortController()
    const met = interfere(server, endpoint, (request) => {
      queueMicrotask(() => controller.abort())
      return new Promise((_, reject) => {
        request.signal.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')))
      })
    })
    await expect(call(abortable(backend, controller.signal), address)).rejects.toMatchObject({ code: 'aborted' })
    met.stop()
    expect((await open().restore({ signal }))?.user.id).toBe(userId)
  },
)

test.each(Object.entries(faults))('logout ends it here even so: %s (fault 14)', async (_, [, answer]) => {
  const server = await testServer()
  const { open, storage, scope } = testBrowser(server)
  await settle(open(), 'somebody')
  const backend = open()
  interfere(server, 'POST /sessions/logout', answer)
  await backend.logout({ signal })
  expect(await storage.read(scope)).toBeUndefined()
  expect(await backend.restore({ signal })).toBeNull()
  expect(await open().getAccessToken({ signal })).toBeNull()
})

/** Puts a fault in the way of the next request to this endpoint. */
function interfere(server: TestServer, endpoint: string, fault: Fault[1]) {
  const met = {
    count: 0,
    stop() {
      server.between = (request, next) => next(request)
    },
  }
  server.between = async (request, next) => {
    if (server.requests.at(-1) !== endpoint || met.count) return await next(request)
    met.count++
    return await fault(request, () => next(request))
  }
  return met
}

async function settle(backend: Backend, as: Provocation['as']) {
  if (as === 'nobody') return { userId: undefined, address: '' }
  await backend.signupWithPasskey!({ signal })
  if (as === 'walletHolder') await backend.createWallet!({ chainType, signal })
  const { user } = await backend.refreshUser({ signal })
  return { userId: user.id, address: user.wallet?.address ?? '' }
}

/** The same backend, whose calls end with this signal. */
function abortable(backend: Backend, signal: AbortSignal): Backend {
  return new Proxy(backend, {
    get: (target, name) => (parameters: object) =>
      (target[name as 'restore'] as (parameters: object) => unknown)({ ...parameters, signal }),
  })
}

function expectInAMinute(moment: Date | undefined) {
  const ahead = (moment?.getTime() ?? 0) - Date.now()
  expect(ahead).toBeGreaterThan(50_000)
  expect(ahead).toBeLessThanOrEqual(61_000)
}
