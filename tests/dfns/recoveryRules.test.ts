// Why: as in rules.test.ts, of recovery and of the tokens that stand for somebody for a moment.
import { DfnsApiClient, DfnsDelegatedApiClient } from '@dfns/sdk'
import { makeRecoveryKey, openRecoveryKey } from '@latchkey/vault/recoveryKey'
import { expect, test } from 'vitest'
import { device, type DeviceOptions } from './device.ts'
import { giveWallet, openApp, register, type Registered } from './openApp.ts'
import { send } from './send.ts'

const synced: DeviceOptions = { synced: true }
const refused = (httpStatus: number) => ({ httpStatus })

/** A recovery key of the person's, registered with their passkey's consent. */
async function addRecoveryKey({ delegated, passkey }: Registered, passcode: string) {
  const { challenge, challengeIdentifier } = (await delegated.auth.createCredentialChallenge({
    body: { kind: 'RecoveryKey' },
  })) as { challenge: string; challengeIdentifier: string }
  const { credentialId, clientData, attestationData, encryptedPrivateKey } = await makeRecoveryKey({
    passcode,
    challenge,
  })
  const credentialInfo = { credId: credentialId, clientData, attestationData }
  const credential = { credentialKind: 'RecoveryKey' as const, credentialInfo, encryptedPrivateKey }
  const body = { ...credential, credentialName: 'Recovery', challengeIdentifier }
  const action = await delegated.auth.createCredentialInit({ body })
  const firstFactor = await passkey.sign(action)
  await delegated.auth.createCredentialComplete(
    { body },
    { challengeIdentifier: action.challengeIdentifier, firstFactor },
  )
  return credentialId
}

const passcode = 'violet kettle orbit'
const b64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

test('a recovery covers the very new credentials, and ends every earlier credential and token', async () => {
  const app = await openApp()
  const person = await register(app, synced)
  const wallet = await giveWallet(app, person)
  const credentialId = await addRecoveryKey(person, passcode)
  const begin = async () => {
    const begun = await app.dfns.auth.createDelegatedRecoveryChallenge({
      body: { username: person.email, credentialId },
    })
    const [allowed] = begun.allowedRecoveryCredentials
    const encryptedPrivateKey = allowed!.encryptedRecoveryKey
    const key = await openRecoveryKey({ passcode, credentialId, encryptedPrivateKey })
    const passkey = device(synced)
    const newCredentials = { firstFactorCredential: await passkey.create(begun) }
    const authToken = begun.temporaryAuthenticationToken
    const temporary = new DfnsApiClient({ baseUrl: app.baseUrl, authToken, signer: app.signer })
    const recover = async (over: unknown) => {
      const credentialAssertion = { credId: credentialId, ...(await key.sign(b64(over))) }
      return temporary.auth.recover({
        body: { recovery: { kind: 'RecoveryKey', credentialAssertion }, newCredentials },
      })
    }
    return { begun, passkey, newCredentials, temporary, recover }
  }
  const { firstFactorCredential } = (await begin()).newCredentials
  const over = { credentialName: 'x', ...firstFactorCredential }
  const first = await begin()
  await expect(first.recover({ firstFactorCredential: over })).rejects.toMatchObject(refused(401))
  await expect(first.recover(first.newCredentials)).rejects.toMatchObject(refused(401)) // the token is used up
  expect((await person.delegated.wallets.listWallets()).items).toHaveLength(1)

  const second = await begin()
  await second.recover(second.newCredentials)
  await expect(person.delegated.wallets.listWallets()).rejects.toMatchObject(refused(401))
  const { token } = await app.dfns.auth.delegatedLogin({ body: { username: person.email } })
  const delegated = new DfnsDelegatedApiClient({ baseUrl: app.baseUrl, authToken: token })
  const { items } = await delegated.auth.listCredentials()
  expect(items.filter(({ isActive }) => isActive)).toHaveLength(1)
  const message = { walletId: wallet.id, body: { kind: 'Message', message: '0x00' } } as const
  const sign = async (by: ReturnType<typeof device>) => {
    const challenge = await delegated.wallets.generateSignatureInit(message)
    const { challengeIdentifier } = challenge
    const allowCredentials = { ...challenge.allowCredentials, webauthn: [] } // the old one signs unasked
    const firstFactor = await by.sign({ ...challenge, allowCredentials })
    return delegated.wallets.generateSignatureComplete(message, { challengeIdentifier, firstFactor })
  }
  await expect(sign(person.passkey)).rejects.toMatchObject(refused(401))
  expect(await sign(second.passkey)).toMatchObject({ status: 'Signed' })
})

test('temporary tokens serve once, and one for recovery registers nobody, nor the other way round', async () => {
  const app = await openApp()
  const person = await register(app, synced)
  const credentialId = await addRecoveryKey(person, passcode)
  const { temporaryAuthenticationToken: recovery } = await app.dfns.auth.createDelegatedRecoveryChallenge({
    body: { username: person.email, credentialId },
  })
  const begun = await app.dfns.auth.createDelegatedRegistrationChallenge({ body: { email: 'new', kind: 'EndUser' } })
  const registration = begun.temporaryAuthenticationToken
  const body = JSON.stringify({ firstFactorCredential: await device(synced).create(begun) })
  const wrongWay = JSON.stringify({ recovery: { credentialAssertion: {} }, newCredentials: {} })
  expect(await send(app, '/auth/registration', { token: recovery, body })).toMatchObject({ status: 401 })
  expect(await send(app, '/auth/recover/user', { token: registration, body: wrongWay })).toMatchObject({ status: 401 })
  expect(await send(app, '/wallets', { token: registration, method: 'GET' })).toMatchObject({ status: 401 })
  expect(await send(app, '/auth/registration', { token: registration, body })).toMatchObject({ status: 200 })
  expect(await send(app, '/auth/registration', { token: registration, body })).toMatchObject({ status: 401 })
})
