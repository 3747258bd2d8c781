import * as endpoints from '@latchkey/core/endpoints'
import type { DelegationGrant } from '@latchkey/core/wire'
import { beforeEach, expect, test } from 'vitest'
import { canonicalJson } from '../bytes.ts'
import { consent, delegate, initDelegation, testPerson, testWallet } from '../testPerson.test.kit.ts'
import { testServer, type TestServer } from '../testServer.test.kit.ts'

let server: TestServer
let person: Awaited<ReturnType<typeof testPerson>>
let wallet: Awaited<ReturnType<typeof testWallet>>
beforeEach(async () => {
  server = await testServer()
  person = await testPerson(server)
  wallet = await testWallet(server, person)
})

type Answer = Awaited<ReturnType<typeof consent>>
const init = () => initDelegation(server, person, wallet)
const complete = (answer: Answer, token = person.token) => server.ask(endpoints.delegateWallet, answer, { token })
const kept = () => server.store.delegations.ofUser(person.user.id)

test('keeps the key only under the KEK, with the consent beside it', async () => {
  const { delegationId } = await delegate(server, person, wallet)
  const [row] = await kept()
  expect(row).toMatchObject({ id: delegationId, status: 'active', consent: { credentialId: expect.any(String) } })
  expect(JSON.stringify(row)).not.toContain(Buffer.from(wallet.key).toString('base64url'))
  expect((await server.store.audit.ofUser(person.user.id)).map(({ event }) => event)).toEqual(['delegation.created'])
})

test('a consent to anything but what was offered is refused, field by field', async () => {
  const changes: Partial<Record<keyof DelegationGrant, unknown>> = {
    v: 2,
    type: 'other',
    appId: 'x',
    userId: 'did:latchkey:other',
    walletId: 'x',
    address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    chainType: 'solana',
    mode: 'onchain',
    scope: { actions: ['personal_sign', 'eth_sendTransaction'] },
    epoch: 1,
    issuedAt: 0,
    expiresAt: 9_999_999_999,
  }
  for (const [field, value] of Object.entries(changes)) {
    const answer = await consent(person, wallet, await init())
    const { grant, pk } = JSON.parse(answer.signed) as { grant: object; pk: string }
    const signed = canonicalJson({ grant: { ...grant, [field]: value }, pk })
    await expect(complete({ ...answer, signed })).rejects.toMatchObject({
      status: 400,
      code: 'delegation_grant_mismatch',
    })
  }
  expect(await kept()).toEqual([])
})

test('a consent signed over something else is refused (fault 55)', async () => {
  const offer = await init()
  const tampered = { ...offer, offer: offer.offer.replace('"epoch":0', '"epoch":7') }
  const answer = await consent(person, wallet, tampered)
  const { signed } = await consent(person, wallet, offer)
  await expect(complete({ ...answer, signed })).rejects.toMatchObject({ status: 401, code: 'action_signature_invalid' })
})

test('another wallet’s key, no key at all, and a key sealed to another offer are refused', async () => {
  const other = await testWallet(server, person, { walletIndex: 1 })
  const swapped = await consent(person, other, await init())
  await expect(complete(swapped)).rejects.toMatchObject({ status: 400, code: 'delegation_key_mismatch' })
  const nothing = await consent(person, { key: new Uint8Array(32) }, await init())
  await expect(complete(nothing)).rejects.toMatchObject({ status: 400, code: 'delegation_key_mismatch' })
  const { sealed } = await consent(person, wallet, await init())
  const foreign = { ...(await consent(person, wallet, await init())), sealed }
  await expect(complete(foreign)).rejects.toMatchObject({ status: 400, code: 'delegation_blob_invalid' })
  const garbage = { ...(await consent(person, wallet, await init())), sealed: { enc: '!', ct: '' } }
  await expect(complete(garbage)).rejects.toMatchObject({ status: 400, code: 'delegation_blob_invalid' })
  expect(await kept()).toEqual([])
})

test('an offer is used up by its first answer, good or bad, however many race (fault 35)', async () => {
  const used = { status: 409, code: 'action_challenge_unknown_or_used' }
  const answer = await consent(person, wallet, await init())
  await expect(complete({ ...answer, signed: '{}' })).rejects.toMatchObject({ code: 'delegation_grant_mismatch' })
  await expect(complete(answer)).rejects.toMatchObject(used)
  const next = await consent(person, wallet, await init())
  const racers = await Promise.allSettled(Array.from({ length: 8 }, () => complete(next)))
  expect(racers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('an offer is for one person, one session and two minutes (fault 54)', async () => {
  const used = { status: 409, code: 'action_challenge_unknown_or_used' }
  const stranger = await testPerson(server)
  await expect(complete(await consent(person, wallet, await init()), stranger.token)).rejects.toMatchObject(used)
  const { options } = await server.ask(endpoints.loginWithPasskeyInit, {})
  const login = { challenge: options.challenge, authenticatorResponse: await person.passkey.get(options) }
  const elsewhere = await server.ask(endpoints.loginWithPasskey, login)
  await expect(complete(await consent(person, wallet, await init()), elsewhere.token)).rejects.toMatchObject(used)
  const late = await consent(person, wallet, await init())
  server.clock.now += 120_000
  await expect(complete(late)).rejects.toMatchObject(used)
})

test('somebody else’s passkey consents to nothing (fault 57)', async () => {
  const stranger = await testPerson(server)
  const offer = { ...(await init()), allowCredentials: [] }
  const answer = await consent(stranger, wallet, offer)
  await expect(complete(answer)).rejects.toMatchObject({ status: 401, code: 'action_signature_invalid' })
})

test('a revocation while the person consents wins', async () => {
  const answer = await consent(person, wallet, await init())
  await server.ask(endpoints.revokeWallets, {}, { token: person.token })
  await expect(complete(answer)).rejects.toMatchObject({ status: 409 })
  expect(await kept()).toEqual([])
})

test('is refused before anything is asked of the person where it cannot be', async () => {
  const { token } = person
  const ask = (changes: object, as = token) => {
    const scope = { actions: ['personal_sign' as const] }
    const body = { address: wallet.address, chainType: 'ethereum' as const, mode: 'sealed' as const, scope, ttl: 3_600 }
    return server.ask(endpoints.delegateWalletInit, { ...body, ...changes }, { token: as })
  }
  const unknown = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
  await expect(ask({ address: unknown })).rejects.toMatchObject({ status: 404, code: 'wallet_not_found' })
  await expect(ask({ chainType: 'solana' })).rejects.toMatchObject({ status: 400, code: 'unsupported_chain_type' })
  await expect(ask({ ttl: 91 * 86_400 })).rejects.toMatchObject({ status: 400, code: 'wire_invalid' })
  await expect(ask({ scope: { actions: [] } })).rejects.toMatchObject({ status: 400, code: 'wire_invalid' })
  await expect(ask({ scope: { actions: ['export'] } })).rejects.toMatchObject({ status: 400, code: 'wire_invalid' })
  const stranger = await testPerson(server)
  await expect(ask({}, stranger.token)).rejects.toMatchObject({ status: 404, code: 'wallet_not_found' })
  await delegate(server, person, wallet)
  await expect(ask({})).rejects.toMatchObject({ status: 409, code: 'delegation_exists' })
})

test('whoever has no passkey is told that one is needed', async () => {
  await server.ask(endpoints.sendCode, { email: 'ada@example.com' })
  const code = /\d{6}/.exec(server.mails[0]!.text)![0]
  const ada = await server.ask(endpoints.loginWithCode, { email: 'ada@example.com', code })
  const theirs = { ...ada, passkey: person.passkey }
  const offer = initDelegation(server, theirs, await testWallet(server, theirs))
  await expect(offer).rejects.toMatchObject({ status: 403, code: 'passkey_required' })
})

test('five offers may wait for an answer, not more, however many are asked for at once', async () => {
  const offers = await Promise.allSettled(Array.from({ length: 12 }, init))
  expect(offers.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(5)
  expect(await server.store.tickets.count('delegation', person.user.id, server.clock.now)).toBeLessThanOrEqual(5)
  while ((await server.store.tickets.count('delegation', person.user.id, server.clock.now)) < 5) await init()
  await expect(init()).rejects.toMatchObject({ status: 429, code: 'too_many_pending_actions', retryAfter: '120' })
})
