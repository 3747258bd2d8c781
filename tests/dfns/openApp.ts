import { DfnsApiClient, DfnsDelegatedApiClient } from '@dfns/sdk'
import { AsymmetricKeySigner } from '@dfns/sdk-keysigner'
import type { DfnsSimulatorOptions } from '@latchkey/conformance/dfns'
import { device, type DeviceOptions } from './device.ts'
import { openSimulator } from './openSimulator.ts'

export const network = 'EthereumSepolia'

/** The app's own server, as the guide sets it up. */
export async function openApp(options: Partial<DfnsSimulatorOptions> = {}) {
  const { baseUrl, serviceAccount, ...simulator } = await openSimulator(options)
  const { authToken, ...key } = serviceAccount
  const signer = new AsymmetricKeySigner(key)
  const dfns = new DfnsApiClient({ baseUrl, authToken, signer })
  return { ...simulator, baseUrl, authToken, signer, dfns }
}

export type App = Awaited<ReturnType<typeof openApp>>

/** Step 1 of the guide: registered with a passkey, and logged in. */
export async function register({ dfns, baseUrl, signer }: App, options: DeviceOptions = {}) {
  const passkey = device(options)
  const email = `${crypto.randomUUID()}@example.com`
  const challenge = await dfns.auth.createDelegatedRegistrationChallenge({ body: { email, kind: 'EndUser' } })
  const attestation = await passkey.create(challenge)
  const temporary = new DfnsApiClient({ baseUrl, authToken: challenge.temporaryAuthenticationToken, signer })
  const { user } = await temporary.auth.register({ body: { firstFactorCredential: attestation } })
  const { token } = await dfns.auth.delegatedLogin({ body: { username: email } })
  const delegated = new DfnsDelegatedApiClient({ baseUrl, authToken: token })
  return { passkey, email, user, token, delegated, credId: attestation.credentialInfo.credId }
}

export type Registered = Awaited<ReturnType<typeof register>>

/** A wallet of the person's, which the app's server had made for them. */
export const giveWallet = ({ dfns }: App, { user }: Registered) =>
  dfns.wallets.createWallet({ body: { network, delegateTo: user.id } })
