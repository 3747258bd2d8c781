// Why: what the simulator forgives, an app finds out at Dfns. Passkeys' counters stay 0 here, so that they hide no missing rule.
import { expect, test } from 'vitest'
import type { DeviceOptions } from './device.ts'
import { giveWallet, network, openApp, register, type App, type Registered } from './openApp.ts'
import { send } from './send.ts'

const synced: DeviceOptions = { synced: true }
const asked = { body: { network } } as const
const refused = (httpStatus: number) => ({ httpStatus })

/** A user action token of a person's for `POST /wallets`, or another request. */
async function userAction(app: App, { token, passkey }: Registered, payload: string, path = '/wallets') {
  const what = { userActionPayload: payload, userActionHttpMethod: 'POST', userActionHttpPath: path }
  const { body: challenge } = await send(app, '/auth/action/init', { token, body: JSON.stringify(what) })
  const { challengeIdentifier } = challenge
  const signed = { challengeIdentifier, firstFactor: await passkey.sign(challenge) }
  const { body } = await send(app, '/auth/action', { token, body: JSON.stringify(signed) })
  return { 'x-dfns-useraction': body.userAction as string }
}

test('a challenge is used up by being tried, right or wrong', async () => {
  const app = await openApp()
  const { passkey, delegated } = await register(app, synced)
  const [first, second] = [
    await delegated.wallets.createWalletInit(asked),
    await delegated.wallets.createWalletInit(asked),
  ]
  const { challengeIdentifier } = first
  const complete = async (of: typeof first) =>
    delegated.wallets.createWalletComplete(asked, { challengeIdentifier, firstFactor: await passkey.sign(of) })
  await expect(complete(second)).rejects.toMatchObject(refused(401))
  await expect(complete(first)).rejects.toMatchObject(refused(401))

  const signed = { challengeIdentifier: second.challengeIdentifier, firstFactor: await passkey.sign(second) }
  await delegated.wallets.createWalletComplete(asked, signed)
  await expect(delegated.wallets.createWalletComplete(asked, signed)).rejects.toMatchObject(refused(401))
  expect((await delegated.wallets.listWallets()).items).toHaveLength(1)
})

test('a challenge lapses', async () => {
  const clock = { now: Date.now() }
  const app = await openApp({ now: () => clock.now, lifetime: 1_000 })
  const { passkey, delegated } = await register(app, synced)
  const challenge = await delegated.wallets.createWalletInit(asked)
  const { challengeIdentifier } = challenge
  const signed = { challengeIdentifier, firstFactor: await passkey.sign(challenge) }
  clock.now += 1_000
  await expect(delegated.wallets.createWalletComplete(asked, signed)).rejects.toMatchObject(refused(401))
})

test('a signed user action is good for one request, byte for byte, of one person', async () => {
  const app = await openApp()
  const [ada, eve] = [await register(app, synced), await register(app, synced)]
  const { id } = await giveWallet(app, ada)
  const body = JSON.stringify({ network })
  const others: [path: string, request: Parameters<typeof send>[2]][] = [
    ['/wallets', { body: `${body} ` }],
    ['/wallets', { body: JSON.stringify({ network, name: 'x' }) }],
    [`/wallets/${id}/transfers`, { body }],
    ['/auth/credentials/deactivate', { body, method: 'PUT' }],
    ['/wallets', { body, token: eve.token }],
  ]
  for (const [path, other] of others) {
    const headers = await userAction(app, ada, body)
    const token = ada.token
    expect(await send(app, path, { token, headers, ...other }), path).toMatchObject({ status: 403 })
    expect(await send(app, '/wallets', { token, headers, body })).toMatchObject({ status: 403 }) // it is gone
  }
  const headers = await userAction(app, ada, body)
  expect(await send(app, '/wallets', { token: ada.token, headers, body })).toMatchObject({ status: 200 })
  expect(await send(app, '/wallets', { token: ada.token, headers, body })).toMatchObject({ status: 403 })
  expect(await send(app, '/wallets', { token: ada.token, body })).toMatchObject({ status: 403 })
})

test('the service account moves nothing of a delegated wallet, and one person nothing of another’s', async () => {
  const app = await openApp()
  const [ada, eve] = [await register(app, synced), await register(app, synced)]
  const { id: walletId, address } = await giveWallet(app, ada)
  const transfer = { walletId, body: { kind: 'Native', to: address!, amount: '1' } } as const
  const message = { walletId, body: { kind: 'Message', message: '0x00' } } as const
  await expect(app.dfns.wallets.transferAsset(transfer)).rejects.toMatchObject(refused(403))
  await expect(app.dfns.wallets.generateSignature(message)).rejects.toMatchObject(refused(403))
  expect(await app.dfns.wallets.getWallet({ walletId })).toMatchObject({ id: walletId })

  await expect(eve.delegated.wallets.getWallet({ walletId })).rejects.toMatchObject(refused(404))
  await expect(eve.delegated.wallets.getWalletAssets({ walletId })).rejects.toMatchObject(refused(404))
  const challenge = await eve.delegated.wallets.transferAssetInit(transfer)
  const { challengeIdentifier } = challenge
  const signed = { challengeIdentifier, firstFactor: await eve.passkey.sign(challenge) }
  await expect(eve.delegated.wallets.transferAssetComplete(transfer, signed)).rejects.toMatchObject(refused(404))
  const { items } = await app.dfns.wallets.listWallets({ query: { owner: eve.user.id } })
  expect(items).toEqual([])
})

test('a wallet of the app’s own is handed over once, and never comes back', async () => {
  const app = await openApp()
  const { user } = await register(app, synced)
  const { signingKey } = await app.dfns.wallets.createWallet({ body: { network, delayDelegation: true } })
  const hand = (delegateTo: string) => app.dfns.keys.delegateKey({ keyId: signingKey.id, body: { delegateTo } })
  expect(await hand(user.id)).toMatchObject({ status: 'Delegated' })
  const { user: other } = await register(app, synced)
  await expect(hand(other.id)).rejects.toMatchObject(refused(400))
  const kept = await app.dfns.wallets.createWallet({ body: { network } })
  await expect(
    app.dfns.keys.delegateKey({ keyId: kept.signingKey.id, body: { delegateTo: user.id } }),
  ).rejects.toMatchObject(refused(400))
})

test('an externalId stands for one body for ever', async () => {
  const app = await openApp()
  const { id: walletId, address } = await app.dfns.wallets.createWallet({ body: { network } })
  const pay = (amount: string) =>
    app.dfns.wallets.transferAsset({ walletId, body: { kind: 'Native', to: address!, amount, externalId: 'rent' } })
  const { id } = await pay('1')
  expect(await pay('1')).toMatchObject({ id })
  await expect(pay('2')).rejects.toMatchObject({
    httpStatus: 409,
    context: { body: { error: { details: { duplicate: id } } } },
  })
})

test.each(['accepted', 'pending'] as const)('what a policy holds back is said to be so: %s', async (said) => {
  const app = await openApp({ policy: ({ kind }) => (kind === 'transfers' ? said : undefined) })
  const { id: walletId, address } = await app.dfns.wallets.createWallet({ body: { network } })
  const transfer = { walletId, body: { kind: 'Native', to: address!, amount: '1', externalId: 'rent' } } as const
  const answer = await app.dfns.wallets.transferAsset(transfer).catch((error: unknown) => error)
  const waiting = said === 'accepted' ? (answer as { context: object }).context : answer
  expect(waiting).toMatchObject({ status: 'Pending', approvalId: expect.stringMatching(/^ap-/) })
  if (said === 'accepted') expect(answer).toMatchObject({ httpStatus: 202 })
  const { id: transferId, approvalId } = waiting as { id: string; approvalId: string }
  app.settle(approvalId, 'Approved')
  expect(await app.dfns.wallets.getTransfer({ walletId, transferId })).toMatchObject({ status: 'Confirmed' })
})

const b64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

test('a passkey’s answer counts from the person, page and moment that it is for, and where it verified them', async () => {
  const app = await openApp()
  const [ada, eve] = [await register(app, synced), await register(app, synced)]
  const complete = async (change: (signed: Awaited<ReturnType<typeof ada.passkey.sign>>) => unknown) => {
    const challenge = await ada.delegated.wallets.createWalletInit(asked)
    const { challengeIdentifier } = challenge
    const firstFactor = (await change(await ada.passkey.sign(challenge))) as never
    return ada.delegated.wallets.createWalletComplete(asked, { challengeIdentifier, firstFactor })
  }
  type Signed = Awaited<ReturnType<typeof ada.passkey.sign>>
  const put = (more: Partial<Signed['credentialAssertion']>) => (signed: Signed) => ({
    ...signed,
    credentialAssertion: { ...signed.credentialAssertion, ...more },
  })
  const reworded = (words: object) => (signed: Signed) => {
    const clientData = JSON.parse(Buffer.from(signed.credentialAssertion.clientData, 'base64url').toString())
    return put({ clientData: b64({ ...clientData, ...words }) })(signed)
  }
  const lies: Record<string, (signed: Signed) => unknown> = {
    'another page': reworded({ origin: 'http://evil.example' }),
    'a frame of another site': reworded({ crossOrigin: true }),
    'another kind': reworded({ type: 'webauthn.create' }),
    'another person': put({ userHandle: Buffer.from(eve.user.id).toString('base64url') }),
    'another person’s passkey': put({ credId: eve.credId }),
    'an unknown passkey': put({ credId: 'AAAA' }),
    'another kind of credential': (signed) => ({ ...signed, kind: 'Key' }),
  }
  for (const [what, lie] of Object.entries(lies)) await expect(complete(lie), what).rejects.toMatchObject(refused(401))
  await complete((signed) => signed)

  // A key that only its owner verified may register, and nothing else.
  await expect(register(app, { ...synced, userVerified: false })).rejects.toMatchObject({ name: 'NotAllowedError' })
})

test('a passkey that was deactivated signs nothing, and the last one stays', async () => {
  const app = await openApp()
  const { delegated, passkey, credId } = await register(app, synced)
  const { items } = await delegated.auth.listCredentials()
  const body = { credentialUuid: items[0]!.credentialUuid }
  const challenge = await delegated.auth.deactivateCredentialInit({ body })
  const { challengeIdentifier } = challenge
  const firstFactor = await passkey.sign(challenge)
  expect(firstFactor.credentialAssertion.credId).toBe(credId)
  await expect(
    delegated.auth.deactivateCredentialComplete({ body }, { challengeIdentifier, firstFactor }),
  ).rejects.toMatchObject(refused(400))
})

test('answers in JSON whatever is asked, and whatever goes wrong', async () => {
  const app = await openApp({
    policy: () => {
      throw new Error('a policy that breaks')
    },
  })
  const { id: walletId } = await app.dfns.wallets.createWallet({ body: { network } })
  const body = { status: 404, error: { status: 404, message: expect.any(String), id: expect.any(String) } }
  expect(await send(app, '/nowhere')).toMatchObject({ status: body.status, body: { error: body.error } })
  const broken = app.dfns.wallets.generateSignature({ walletId, body: { kind: 'Message', message: '0x00' } })
  await expect(broken).rejects.toMatchObject(refused(500))
  expect(await send(app, '/auth/login/init', { body: '{' })).toMatchObject({ status: 400 })
  expect(await send(app, '/wallets', { method: 'GET' })).toMatchObject({ status: 401 })
})

test('headers of earlier versions change nothing, and pages of the app’s may send those that count', async () => {
  const app = await openApp()
  const { token } = await register(app, synced)
  const headers = { 'x-dfns-appid': 'ap-none', 'x-dfns-appsecret': 'x', 'x-dfns-nonce': 'x', 'x-dfns-version': '0' }
  expect(await send(app, '/wallets', { token, method: 'GET', headers })).toMatchObject({ status: 200 })

  const preflight = async (origin: string) => {
    const asks = 'x-dfns-useraction,x-dfns-sdk-version,authorization,content-type'
    const more = { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': asks }
    const { headers: said } = await fetch(`${app.baseUrl}/wallets`, { method: 'OPTIONS', headers: more })
    return [said.get('access-control-allow-origin'), said.get('access-control-allow-headers')?.toLowerCase()]
  }
  const [allowed, names] = await preflight('http://localhost:5173')
  expect(allowed).toBe('http://localhost:5173')
  for (const name of ['x-dfns-useraction', 'x-dfns-sdk-version', 'authorization', 'content-type'])
    expect(names).toContain(name)
  expect((await preflight('http://evil.example'))[0]).toBeNull()
})

test('lists come in pages', async () => {
  const app = await openApp()
  for (let made = 0; made < 3; made++) await app.dfns.wallets.createWallet({ body: { network } })
  const first = await app.dfns.wallets.listWallets({ query: { limit: 2 } })
  expect(first.items).toHaveLength(2)
  const paginationToken = first.nextPageToken!
  const second = await app.dfns.wallets.listWallets({ query: { limit: 2, paginationToken } })
  expect(second.items).toHaveLength(1)
  expect(second.nextPageToken).toBeUndefined()
})
