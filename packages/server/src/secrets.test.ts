import * as endpoints from '@latchkey/core/endpoints'
import { expect, test } from 'vitest'
import { kekFromBytes } from './kek.ts'
import { consent, delegate, initDelegation, testPerson, testWallet } from './testPerson.test.kit.ts'
import { app, appSecret, testServer } from './testServer.test.kit.ts'

test('no secret is written to the log, to a refusal or to the store (fault 68)', async () => {
  const kekBytes = crypto.getRandomValues(new Uint8Array(32))
  const server = await testServer({ kek: await kekFromBytes('k', kekBytes) })
  const said: string[] = []
  const handle = async (request: Request) => {
    const response = await server.handle(request)
    if (!response.ok) said.push(await response.clone().text())
    return response
  }
  const refuse = async (path: string, body: object, headers: object) => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    }
    expect((await handle(new Request(`http://server.test/v1${path}`, init))).ok).toBe(false)
  }

  const person = await testPerson(server)
  const wallet = await testWallet(server, person)
  const { token, identityToken, refreshToken } = person
  await server.ask(endpoints.sendCode, { email: 'canary@example.com' })
  const code = /\d{6}/.exec(server.mails[0]!.text)![0]
  const pending = await initDelegation(server, person, wallet)
  await delegate(server, person, wallet)
  const message = 'canary-message'
  await server.ask(
    endpoints.rpc,
    { method: 'personal_sign', params: { message, encoding: 'utf-8' } },
    { app, params: { id: wallet.id } },
  )

  const bearer = { authorization: `Bearer ${token}x` }
  await refuse('/wallets/revoke', { wallets: ['canary-address'] }, bearer)
  await refuse('/sessions', { refresh_token: `${refreshToken}x` }, {})
  await refuse('/passwordless/authenticate', { email: 'canary@example.com', code: `${code}0` }, {})
  await refuse('/guest/authenticate', { guest_credential: 'canary-guest-credential' }, {})
  await refuse(
    '/passkeys/authenticate',
    { challenge: 'canary-challenge', authenticator_response: { id: 'canary-credential' } },
    {},
  )
  await refuse('/siwe/authenticate', { message: 'canary-siwe', signature: '0x12', chainId: 'eip155:1' }, {})
  await refuse(
    `/wallets/${wallet.id}/rpc`,
    { method: 'personal_sign', params: { message } },
    { authorization: `Basic ${btoa('canary:canary-secret')}` },
  )
  await refuse(
    '/delegations/complete',
    { ...(await consent(person, wallet, pending)), sealed: 'canary-sealed' },
    bearer,
  )
  await refuse('/vault', { vault: { ct: 'canary-ciphertext' } }, { origin: 'https://canary.example' })

  const hex = Buffer.from(wallet.key).toString('hex')
  const base64url = Buffer.from(wallet.key).toString('base64url')
  const secrets = [
    token,
    identityToken!,
    refreshToken,
    hex,
    base64url,
    appSecret,
    'canary',
    Buffer.from(kekBytes).toString('base64url'),
  ]
  const written = JSON.stringify(server.log) + said.join('\n')
  expect(said.length).toBe(9)
  for (const secret of [...secrets, code]) expect(written).not.toContain(secret)

  const rows = JSON.stringify([
    await server.store.delegations.ofUser(person.user.id),
    await server.store.audit.ofUser(person.user.id),
    ...(await Promise.all(
      (['token', 'identity', 'refresh'] as const).map((purpose) => server.store.keys.list(purpose)),
    )),
  ])
  for (const secret of [...secrets, '"d":']) expect(rows).not.toContain(secret)
})
