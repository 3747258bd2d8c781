import { softwarePasskey } from '@latchkey/conformance/passkey'
import { generateKeyPair, SignJWT } from 'jose'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { camel } from './camel.ts'
import { openContractNode } from './contractNode.ts'
import { device, signIn } from './device.ts'
import { openHouse, type House } from './house.ts'
import { losingFetch } from './losingFetch.ts'
import { openOwnSignIn } from './ownSignIn.ts'
import { origin } from './serve.ts'
import { solanaWallet } from './solanaWallet.ts'
import { unlisted } from './unlisted.ts'

let house: House
const ownSignIn = await openOwnSignIn()
const node = await openContractNode()
beforeAll(async () => {
  house = await openHouse({
    LATCHKEY_CUSTOM_AUTH_JWKS_URL: ownSignIn.url,
    LATCHKEY_RPC_URLS: `eip155:8453=${node.url}`,
  })
})
afterAll(async () => {
  ownSignIn.close()
  node.close()
  await house?.close()
})

test('a guest signs in, comes back as the same person, and signs out', async () => {
  const privy = await device(house)
  expect(privy.app.getConfig()).toMatchObject({ guest_auth: true })
  expect(await privy.app.getSmartWalletConfig()).toEqual({ enabled: false })
  const { user } = await privy.auth.guest.create()
  expect(user.is_guest).toBe(true)
  expect((await privy.user.get()).user).toEqual(user)
  expect(await privy.getAccessToken()).toMatch(/^ey/)
  expect(await privy.getIdentityToken()).toMatch(/^ey/)
  await privy.auth.logout()
  expect(await privy.getAccessToken()).toBeNull()
  await expect(privy.user.refreshUser()).rejects.toMatchObject({ status: 401 })
})

test('a guest who links an address stays who they are, and is a guest no more', async () => {
  const privy = await device(house)
  const { user } = await privy.auth.guest.create()
  await privy.auth.email.sendCode('guest@example.com')
  const linked = await privy.auth.email.linkWithCode('guest@example.com', await house.codeFor('guest@example.com'))
  expect(linked.user).toMatchObject({ id: user.id, is_guest: false, linked_accounts: [{ type: 'email' }] })
  expect(atob(linked.identity_token!.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/'))).not.toContain('guest"')
})

test('a code that was mailed signs in, once', async () => {
  const privy = await device(house)
  expect(await privy.auth.email.sendCode('ada@example.com')).toEqual({ success: true })
  const code = await house.codeFor('ada@example.com')
  const { user, is_new_user } = await privy.auth.email.loginWithCode('ada@example.com', code)
  expect(is_new_user).toBe(true)
  expect(user.linked_accounts).toMatchObject([{ type: 'email', address: 'ada@example.com' }])
  const again = (await device(house)).auth.email.loginWithCode('ada@example.com', code)
  await expect(again).rejects.toMatchObject({ status: 401, code: 'invalid_credentials' })
})

test('a code sent by text message signs in', async () => {
  const privy = await device(house)
  await privy.auth.phone.sendCode('+14155552671')
  const { user } = await privy.auth.phone.loginWithCode('+14155552671', await house.codeFor('+14155552671'))
  expect(user.linked_accounts).toMatchObject([{ type: 'phone', phoneNumber: '+1 415 555 2671' }])
})

test('who may not sign up is told so, and not made', async () => {
  const privy = await device(house)
  await privy.auth.email.sendCode('stranger@example.com')
  const code = await house.codeFor('stranger@example.com')
  const login = privy.auth.email.loginWithCode('stranger@example.com', code, 'no-signup')
  await expect(login).rejects.toMatchObject({ code: 'user_does_not_exist' })
})

test('an Ethereum wallet signs in', async () => {
  const privy = await device(house)
  const { user, account } = await withSiwe(privy)
  expect(user.linked_accounts).toMatchObject([{ type: 'wallet', chain_type: 'ethereum', address: account.address }])
})

test('a Solana wallet signs in', async () => {
  const privy = await device(house)
  const wallet = solanaWallet()
  const { user } = await privy.auth.siws.login(await wallet.proof(privy))
  expect(user.linked_accounts).toMatchObject([{ type: 'wallet', chain_type: 'solana', address: wallet.address }])
})

test('a passkey signs up, and signs in on another device', async () => {
  const passkey = softwarePasskey({ origin })
  const first = await device(house)
  const signup = await first.auth.passkey.generateSignupOptions(origin)
  const created = await first.auth.passkey.signupWithPasskey(await passkey.create(camel(signup.options)))
  expect(created.user.linked_accounts).toMatchObject([{ type: 'passkey' }])

  const second = await device(house)
  const { options } = await second.auth.passkey.generateAuthenticationOptions(origin)
  const proof = await passkey.get(camel(options))
  const { user } = await second.auth.passkey.loginWithPasskey(proof, options.challenge)
  expect(user.id).toBe(created.user.id)
})

test('a token of the app’s own sign-in opens a session', async () => {
  const privy = await device(house)
  const { user } = await privy.auth.customProvider.syncWithToken(await ownSignIn.token('employee-7'))
  expect(user.linked_accounts).toMatchObject([{ type: 'custom_auth', custom_user_id: 'employee-7' }])
  const forged = new SignJWT({}).setProtectedHeader({ alg: 'ES256', kid: 'own' }).setSubject('employee-7')
  const { privateKey } = await generateKeyPair('ES256')
  const token = await forged.setExpirationTime('1h').sign(privateKey)
  await expect((await device(house)).auth.customProvider.syncWithToken(token)).rejects.toMatchObject({ status: 401 })
})

test('a session is renewed', async () => {
  const { privy, user, accessToken } = await signIn(house, 'renew@example.com')
  expect((await privy.user.get()).user).toEqual(user)
  expect((await privy.user.refreshUser()).user).toEqual(user)
  expect(await privy.getAccessToken()).not.toBe('')
  const twice = await Promise.all([privy.user.get(), privy.user.get()])
  expect(twice.map((each) => each.user.id)).toEqual([user.id, user.id])
  expect(accessToken).toMatch(/^ey/)
})

test('a renewal whose answer got lost is asked for again, and signs nobody out', async () => {
  const network = losingFetch()
  // The client holds on to the fetch that it finds when it is made.
  vi.stubGlobal('fetch', network.fetch)
  const { privy, user } = await signIn(house, 'lost@example.com').finally(() => vi.unstubAllGlobals())
  network.lose('/api/v1/sessions')
  expect((await privy.user.get()).user).toEqual(user)
  expect(network.lost).toBe(1)
  expect((await privy.user.get()).user).toEqual(user)
})

test('two persons share a device and take turns', async () => {
  const privy = await device(house, { mode: 'multi-user' })
  const ids: string[] = []
  for (const email of ['one@example.com', 'two@example.com']) {
    await privy.auth.email.sendCode(email)
    ids.push((await privy.auth.email.loginWithCode(email, await house.codeFor(email))).user.id)
  }
  expect((await privy.user.get()).user.id).toBe(ids[1])
  expect((await privy.user.switchActiveUser({ userId: ids[0]! })).user.id).toBe(ids[0])
  expect((await privy.user.refreshUser()).user.id).toBe(ids[0])
})

test('terms are accepted', async () => {
  const { privy, user } = await signIn(house, 'terms@example.com')
  expect(user.has_accepted_terms).toBe(false)
  expect((await privy.user.acceptTerms()).user.has_accepted_terms).toBe(true)
  expect((await privy.user.refreshUser()).user.has_accepted_terms).toBe(true)
})

test('ways in are linked to one person, and unlinked again, but for the last', async () => {
  const { privy, user } = await signIn(house, 'links@example.com')
  const kinds = (person: typeof user) => person.linked_accounts.map(({ type }) => type)

  await privy.auth.phone.sendCode('+14155552672')
  await privy.auth.phone.linkWithCode('+14155552672', await house.codeFor('+14155552672'))
  const account = privateKeyToAccount(generatePrivateKey())
  const { message } = await privy.auth.siwe.init(ethereum(account.address), new URL(origin).host, origin)
  await privy.auth.siwe.linkWithSiwe(await account.signMessage({ message }))
  const solana = solanaWallet()
  await privy.auth.siws.link(await solana.proof(privy))
  const passkey = softwarePasskey({ origin })
  const { options } = await privy.auth.passkey.generateRegistrationOptions(origin)
  await privy.auth.passkey.linkWithPasskey(await passkey.create(camel(options)))
  const linked = await privy.auth.customProvider.linkWithToken(await ownSignIn.token('employee-9'))
  expect(linked.user.id).toBe(user.id)
  expect(kinds(linked.user)).toEqual(['email', 'phone', 'wallet', 'wallet', 'passkey', 'custom_auth'])

  await privy.auth.siws.unlink({ address: solana.address })
  await privy.auth.siwe.unlinkWallet(account.address)
  const left = await privy.auth.phone.unlink('+14155552672')
  expect(kinds(left.user)).toEqual(['email', 'passkey', 'custom_auth'])

  const { privy: other } = await signIn(house, 'only@example.com')
  await expect(other.auth.email.unlink('only@example.com')).rejects.toMatchObject({
    code: 'cannot_unlink_sole_account',
  })
})

test('a contract wallet is linked where its contract takes the signature', async () => {
  const { privy } = await signIn(house, 'contract@example.com')
  const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
  const signature = `0x${'ab'.repeat(70)}` as const
  const init = () => privy.auth.smartWallet.init({ address, chainId: 'eip155:8453' })
  const { message } = await init()
  await expect(privy.auth.smartWallet.link(message, signature, 'kernel')).rejects.toMatchObject({
    code: 'siwe_invalid',
  })
  const second = await init()
  node.accept({ address, signature, message: second.message })
  const { user } = await privy.auth.smartWallet.link(second.message, signature, 'kernel')
  expect(user.linked_accounts).toMatchObject([{ type: 'email' }, { type: 'smart_wallet', address }])
})

test('an account that is somebody else’s is refused', async () => {
  await signIn(house, 'theirs@example.com')
  const { privy } = await signIn(house, 'mine@example.com')
  await privy.auth.phone.sendCode('+14155552673')
  await privy.auth.phone.linkWithCode('+14155552673', await house.codeFor('+14155552673'))
  const { privy: other } = await signIn(house, 'third@example.com')
  await other.auth.phone.sendCode('+14155552673')
  const link = other.auth.phone.linkWithCode('+14155552673', await house.codeFor('+14155552673'))
  await expect(link).rejects.toMatchObject({ code: 'linked_to_another_user' })
})

test('an address is changed for another, and so is a number', async () => {
  const { privy } = await signIn(house, 'old@example.com')
  await privy.auth.email.sendCode('new@example.com')
  const { user } = await privy.auth.email.updateEmail({
    oldEmailAddress: 'old@example.com',
    newEmailAddress: 'new@example.com',
    code: await house.codeFor('new@example.com'),
  })
  expect(user.linked_accounts).toMatchObject([{ type: 'email', address: 'new@example.com' }])

  const phone = (await device(house)).auth.phone
  await phone.sendCode('+14155552674')
  await phone.loginWithCode('+14155552674', await house.codeFor('+14155552674'))
  await phone.sendCode('+14155552675')
  const changed = await phone.updatePhone({
    oldPhoneNumber: '+14155552674',
    newPhoneNumber: '+14155552675',
    code: await house.codeFor('+14155552675'),
  })
  expect(changed.user.linked_accounts).toMatchObject([{ type: 'phone', phoneNumber: '+1 415 555 2675' }])
})

test('what the server does not offer is refused clearly, not for ever tried again', async () => {
  const { privy } = await signIn(house, 'not-offered@example.com')
  const asked = [
    () => privy.auth.farcasterV2.initializeAuth(),
    () => privy.recovery.getRecoveryKeyMaterial('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'),
  ]
  for (const each of asked) await expect(each()).rejects.toMatchObject({ status: 404, error: expect.any(String) })
})

test('all that passed is as Privy’s schemas have it, but for the differences on purpose', () => {
  expect(unlisted(house.exchanges)).toEqual([])
})

type Client = Awaited<ReturnType<typeof device>>

const ethereum = (address: string) => ({ address, chainId: 'eip155:1' as const })

async function withSiwe(privy: Client) {
  const account = privateKeyToAccount(generatePrivateKey())
  const { message } = await privy.auth.siwe.init(ethereum(account.address), new URL(origin).host, origin)
  return { account, ...(await privy.auth.siwe.loginWithSiwe(await account.signMessage({ message }))) }
}
