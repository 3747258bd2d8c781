import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { softwarePasskey } from '@latchkey/conformance/passkey'
import * as endpoints from '@latchkey/core/endpoints'
import type { Endpoint } from '@latchkey/core/wire'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, expect, inject, onTestFinished, test } from 'vitest'
import { ownDatabase } from '../setup/ownDatabase.ts'
import { appSecret, asApp, serve } from '../setup/serve.ts'

const origin = 'http://localhost:5173'
const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-canaries-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const canary = (what: string) => `canary-${what}-${randomBytes(9).toString('hex')}`

test('none of twelve secrets is in the log, in an answer that refuses, or on stderr (fault 68)', async () => {
  const kek = randomBytes(32).toString('base64')
  const password = canary('password')
  const database = process.env.DATABASE_URL ? await ownDatabase(process.env.DATABASE_URL) : undefined
  let written = ''
  const server = await serve(
    {
      PORT: '0',
      DATA_DIR: dataDir,
      LATCHKEY_KEK: `k:${kek}`,
      LATCHKEY_ORIGINS: origin,
      LOG_LEVEL: 'info', // the most talkative one; the others leave lines out
      ...(database && { DATABASE_URL: Object.assign(new URL(database.url), { password }).href }),
    },
    { bundle: inject('server'), hear: (text) => (written += text) },
  )
  onTestFinished(() => void server.end('SIGKILL'))

  const statuses: number[] = []
  /** Asks as a client does; what a refusal says is kept. */
  const ask = async <response>(
    { method, path, body: codec, response }: Endpoint<any, response>,
    body: unknown,
    headers = {},
  ) => {
    const answer = await fetch(`${server.url}/v1${path.replace(':id', 'x')}`, {
      method,
      headers: { 'content-type': 'application/json', origin, ...headers },
      ...(codec && { body: JSON.stringify(codec.encode(body)) }),
    })
    statuses.push(answer.status)
    const text = await answer.text()
    if (!answer.ok) written += text
    return (answer.ok ? response.decode(JSON.parse(text)) : text) as response
  }
  /** The same again, with something wrong about it. */
  const fail = async (endpoint: Endpoint<any, any>, body: object, headers = {}) => {
    await ask(endpoint, body, headers)
    expect(statuses.at(-1), endpoint.path).toBeGreaterThanOrEqual(400)
  }

  const guestCredential = canary('guest').padEnd(43, 'A')
  const { prove } = await dpopKey(`${server.url}/v1`)
  const dpop = await prove('/guest/authenticate')
  const { token, refreshToken } = await ask(endpoints.createGuestAccount, { guestCredential }, { dpop })
  await fail(endpoints.createGuestAccount, { guestCredential }, { dpop }) // a proof is good for once
  await fail(endpoints.createGuestAccount, { guestCredential: canary('guest') })

  await ask(endpoints.refreshUser, undefined, { authorization: `Bearer ${token}` })
  await fail(endpoints.refreshUser, {}, { authorization: `Bearer ${token}x` })
  const authorization = `Bearer ${canary('authorization')}`
  await fail(endpoints.refreshUser, {}, { authorization })
  await fail(endpoints.refreshSession, { refreshToken }) // without the proof that it is bound to
  const renewed = await ask(endpoints.refreshSession, { refreshToken }, { dpop: await prove('/sessions') })
  await ask(endpoints.logout, { refreshToken: `${renewed.refreshToken}x` }) // to forget what nobody knows is no failure

  const email = `${canary('email')}@example.com`
  const phoneNumber = '+1 415 555 2671'
  await ask(endpoints.sendCode, { email })
  await ask(endpoints.sendSmsCode, { phoneNumber })
  const { mails } = (await (await fetch(`${server.url}/inbox`)).json()) as { mails: { text: string }[] }
  const code = /\b\d{6}\b/.exec(mails[0]!.text)![0]
  await fail(endpoints.loginWithSms, { phoneNumber, code: '000000' })
  await fail(endpoints.linkEmail, { email, code }, { authorization })
  await ask(endpoints.loginWithCode, { email, code })
  await fail(endpoints.loginWithCode, { email, code })

  const passkey = softwarePasskey({ origin })
  const creation = await ask(endpoints.signupWithPasskeyInit, {})
  await ask(endpoints.signupWithPasskey, { authenticatorResponse: await passkey.create(creation.options) })
  const request = await ask(endpoints.loginWithPasskeyInit, {})
  const authenticatorResponse = await passkey.get(request.options)
  const assertion = { challenge: request.options.challenge, authenticatorResponse }
  const person = await ask(endpoints.loginWithPasskey, assertion)
  await fail(endpoints.loginWithPasskey, assertion)
  const sealed = { enc: canary('enc'), ct: canary('sealed') }
  const consent = { actionId: 'x', assertion: authenticatorResponse, signed: '{}', sealed }
  await fail(endpoints.delegateWallet, consent, { authorization: `Bearer ${person.token}` })

  const sign = { method: 'personal_sign', params: { message: canary('message'), encoding: 'utf-8' as const } }
  await fail(endpoints.rpc, sign, asApp)
  await fail(endpoints.rpc, sign, { authorization: `Basic ${btoa(`someone:${appSecret}`)}` })
  await fail(endpoints.importUser, { linkedAccounts: [{ type: 'email', address: email }] }, asApp)

  await server.end('SIGTERM')
  await database?.drop()
  written += await refusedStart({ DATABASE_URL: `postgres://someone:${password}@127.0.0.1:1/none` })

  const secrets = {
    'app secret': appSecret,
    KEK: kek,
    'access token': token,
    'refresh token': refreshToken,
    'e-mail code': code,
    'passkey assertion': authenticatorResponse.response.signature,
    'sealed blob': sealed.ct,
    'DPoP proof': dpop,
    'guest credential': guestCredential,
    phone: '4155552671',
    'Authorization header': authorization,
    'database password': password,
  }
  expect(Object.keys(secrets)).toHaveLength(12)
  const told = Object.entries({ ...secrets, 'anything else': 'canary' }).filter(([, secret]) =>
    written.includes(secret),
  )
  expect(told.map(([what]) => what)).toEqual([])
  // The control: each request left its line, and each refusal its words.
  expect(written.match(/"event":"request"/g)!.length).toBeGreaterThanOrEqual(statuses.length)
  expect(written.match(/"error":"/g)!.length).toBe(statuses.filter((status) => status >= 400).length)
})

/** What the server prints where it cannot start. */
async function refusedStart(env: Record<string, string>): Promise<string> {
  let printed = ''
  const hear = (text: string) => (printed += text)
  const started = serve({ PORT: '0', DATA_DIR: dataDir, ...env }, { bundle: inject('server'), hear })
  await expect(started).rejects.toThrow()
  expect(printed).not.toBe('')
  return printed
}

/** A browser's key, and proofs of having it. */
async function dpopKey(base: string) {
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const jwk = await exportJWK(publicKey)
  const prove = (path: string) =>
    new SignJWT({ htm: 'POST', htu: base + path, jti: crypto.randomUUID() })
      .setIssuedAt()
      .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk })
      .sign(privateKey)
  return { prove }
}
