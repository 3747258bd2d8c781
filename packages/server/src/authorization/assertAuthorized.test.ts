import * as endpoints from '@latchkey/core/endpoints'
import { p256 } from '@noble/curves/p256'
import { beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '@noble/hashes/sha2'
import { createServerClient } from '../client/createServerClient.ts'
import { utf8 } from '../bytes.ts'
import { app, appHeaders, appId, appSecret, testServer } from '../testServer.test.kit.ts'
import { authorizationText, type AuthorizationPayload } from './authorizationText.ts'

const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes))

async function newKey() {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const publicKey = base64(new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey)))
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey))
  const { d } = await crypto.subtle.exportKey('jwk', pair.privateKey)
  const scalar = Uint8Array.from(atob(d!.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
  /** As Privy's clients do: by another library than the one that verifies. */
  const sign = (payload: AuthorizationPayload) =>
    base64(p256.sign(sha256(utf8(authorizationText(payload))), scalar).toDERRawBytes())
  return { publicKey, pkcs8: base64(pkcs8), sign }
}

let key: Awaited<ReturnType<typeof newKey>>
let other: typeof key
beforeAll(async () => {
  ;[key, other] = [await newKey(), await newKey()]
})

const invalid = { status: 401, body: { code: 'authorization_signature_invalid' } }
const message = { method: 'personal_sign', params: { message: 'hello', encoding: 'utf-8' } }

async function setUp(keys = [key.publicKey]) {
  const server = await testServer({ authorizationKeys: keys })
  const { id } = await server.ask(endpoints.createAppWallet, { chainType: 'ethereum' }, { app })
  const path = `/v1/wallets/${id}/rpc`
  const payload: AuthorizationPayload = { method: 'POST', url: `http://server.test${path}`, body: message, appId }
  const send = (headers: Record<string, string>, { to = path, body = JSON.stringify(message), method = 'POST' } = {}) =>
    server.send(method, to, { headers: { ...appHeaders, ...headers }, body })
  return { server, id, path, payload, send }
}

const signature = (value: string) => ({ 'privy-authorization-signature': value })

describe('where the app has registered a key', () => {
  test('the secret alone signs nothing', async () => {
    const { send } = await setUp()
    for (const headers of [{}, signature(''), signature(',, ,'), signature('x'), signature(btoa('x'))])
      expect(await send(headers)).toMatchObject(invalid)
  })

  test('what the key signed is done, behind a proxy that takes TLS off, too', async () => {
    const { send, payload } = await setUp()
    expect(await send(signature(key.sign(payload)))).toMatchObject({ status: 200 })
    const url = payload.url.replace('http:', 'https:')
    expect(await send(signature(key.sign({ ...payload, url })))).toMatchObject({ status: 200 })
  })

  test('any of several keys will do, and any of several signatures, of eight at the most', async () => {
    const { send, payload } = await setUp([other.publicKey, key.publicKey])
    const [good, bad] = [key.sign(payload), key.sign({ ...payload, method: 'PUT' })]
    expect(await send(signature(`${bad}, ${good}`))).toMatchObject({ status: 200 })
    expect(await send(signature(other.sign(payload)))).toMatchObject({ status: 200 })
    expect(await send(signature([...Array.from({ length: 8 }, () => bad), good].join(',')))).toMatchObject(invalid)
  })

  test.each<[string, (payload: AuthorizationPayload) => AuthorizationPayload]>([
    ['method', (payload) => ({ ...payload, method: 'PATCH' })],
    ['host', (payload) => ({ ...payload, url: payload.url.replace('server.test', 'other.test') })],
    ['path', (payload) => ({ ...payload, url: payload.url.replace('/rpc', '/raw_sign') })],
    ['version prefix', (payload) => ({ ...payload, url: payload.url.replace('/v1', '/api/v1') })],
    ['query', (payload) => ({ ...payload, url: `${payload.url}?x=1` })],
    ['body', (payload) => ({ ...payload, body: { ...message, params: { ...message.params, message: 'Hello' } } })],
    ['empty body', (payload) => ({ ...payload, body: '' })],
    ['app', (payload) => ({ ...payload, appId: 'latchkey-test-app-0000001' })],
    ['idempotency key', (payload) => ({ ...payload, idempotencyKey: 'once' })],
    ['expiry', (payload) => ({ ...payload, expiry: '9999999999999' })],
  ])('a signature over another %s is refused', async (_, changed) => {
    const { send, payload } = await setUp()
    expect(await send(signature(key.sign(changed(payload))))).toMatchObject(invalid)
  })

  test('a key that is not registered signs nothing', async () => {
    const { send, payload } = await setUp()
    expect(await send(signature(other.sign(payload)))).toMatchObject(invalid)
  })

  test('what is sent beside the body is signed as well, under either name', async () => {
    const { send, payload, server } = await setUp()
    const expiry = String(server.clock.now + 1)
    const sent = { 'privy-idempotency-key': 'once', 'privy-request-expiry': expiry }
    const signed = signature(key.sign({ ...payload, idempotencyKey: 'once', expiry }))
    expect(await send({ ...sent, ...signed })).toMatchObject({ status: 200 })
    expect(await send({ ...sent, ...signed, 'privy-idempotency-key': 'twice' })).toMatchObject(invalid)
    expect(await send({ 'privy-request-expiry': expiry, ...signed })).toMatchObject(invalid)
    expect(await send({ 'privy-idempotency-key': 'once', ...signed })).toMatchObject(invalid)
    const plain = signature(key.sign(payload))
    expect(await send({ ...plain, 'idempotency-key': 'added on the way' })).toMatchObject(invalid)
  })

  test('at its expiry a request is too late, to the millisecond', async () => {
    const { send, payload, server } = await setUp()
    const expiry = String(server.clock.now + 1_000)
    const sent = { 'privy-request-expiry': expiry, ...signature(key.sign({ ...payload, expiry })) }
    server.clock.now += 999
    expect(await send(sent)).toMatchObject({ status: 200 })
    server.clock.now += 1
    expect(await send(sent)).toMatchObject({ status: 401, body: { code: 'authorization_signature_expired' } })
    for (const wrong of ['', 'soon', '-1', '1e99', '0'])
      expect(await send({ ...sent, 'privy-request-expiry': wrong })).toMatchObject(invalid)
  })

  test('a wallet is changed only with a signature, over an empty object in either spelling', async () => {
    const { send, payload, id } = await setUp()
    const to = `/v1/wallets/${id}`
    const change = { to, method: 'PATCH', body: '{}' }
    expect(await send({}, change)).toMatchObject(invalid)
    for (const body of ['', {}]) {
      const signed = key.sign({ ...payload, method: 'PATCH', url: `http://server.test${to}`, body })
      expect(await send(signature(signed), change)).toMatchObject({ status: 200, body: { id } })
    }
  })

  test('reading needs none', async () => {
    const { server, id } = await setUp()
    expect(await server.ask(endpoints.getAppWallet, undefined, { app, params: { id } })).toMatchObject({ id })
  })

  test('our own client signs, with a key in any of its spellings', async () => {
    const { server, id } = await setUp()
    const pem = `-----BEGIN PRIVATE KEY-----\n${key.pkcs8.replace(/.{64}/g, '$&\n')}\n-----END PRIVATE KEY-----\n`
    for (const authorizationPrivateKey of [key.pkcs8, `wallet-auth:${key.pkcs8}`, pem]) {
      const client = createServerClient({ appId, appSecret, handler: server.handle, authorizationPrivateKey })
      // The server's clock stands still; ours must not be past what it signed for.
      server.clock.now = Date.now()
      const { data } = await client.wallets.rpc(id, message, { idempotencyKey: crypto.randomUUID() })
      expect(data.signature).toMatch(/^0x/)
    }
    const without = createServerClient({ appId, appSecret, handler: server.handle })
    await expect(without.wallets.rpc(id, message)).rejects.toMatchObject({ code: 'authorization_signature_invalid' })
  })
})

test('without a registered key nothing is asked for', async () => {
  const { send } = await setUp([])
  expect(await send({})).toMatchObject({ status: 200 })
  expect(await send({ 'privy-request-expiry': '1', ...signature('') })).toMatchObject({ status: 200 })
})

test.each([['x'], [''], [btoa('x'.repeat(91))]])('what is no key starts no server: %s', async (wrong) => {
  await expect(testServer({ authorizationKeys: [wrong] })).rejects.toMatchObject({ code: 'config_invalid' })
})

test('a private key is told from a public one, and is in no message', async () => {
  for (const text of [key.pkcs8, `wallet-auth:${key.pkcs8}`]) {
    const refusal = await testServer({ authorizationKeys: [text] }).catch((error: unknown) => error as Error)
    expect(refusal).toMatchObject({ code: 'config_invalid', message: expect.stringContaining('private') })
    expect(`${JSON.stringify(refusal)} ${(refusal as Error).message}`).not.toContain(key.pkcs8.slice(40, 60))
  }
  const client = createServerClient({
    appId,
    appSecret,
    url: 'http://server.test',
    authorizationPrivateKey: key.publicKey,
  })
  await expect(client.wallets.rpc('x', message)).rejects.toMatchObject({ code: 'config_invalid' })
})

test('a point that is not on the curve is no key', async () => {
  const bytes = Uint8Array.from(atob(key.publicKey), (char) => char.charCodeAt(0))
  bytes[90]! ^= 1
  const { send } = await setUp([base64(bytes)])
  expect(await send(signature(btoa('x')))).toMatchObject({ status: 500, body: { code: 'config_invalid' } })
})
