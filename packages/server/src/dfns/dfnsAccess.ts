import { LatchkeyError } from '@latchkey/core'
import type { Server } from '../Server.ts'
import type { AccountRow } from '../store/Store.ts'
import { asDfnsOutcome, refusing } from './dfnsError.ts'
import type { DfnsOptions } from './DfnsOptions.ts'
import type {
  DfnsPerson,
  DfnsPersonClient,
  DfnsRecovery,
  DfnsRegistrationChallenge,
  DfnsServiceClient,
  Fido2Attestation,
} from './DfnsSdk.ts'

/** The way to Dfns, for the app's server and for its people. Refusals come as LatchkeyErrors. */
export interface DfnsAccess {
  networks: DfnsOptions['networks']
  service: DfnsServiceClient
  /** Offers to register a person, whose name there is their id here. */
  offer(userId: string): Promise<DfnsRegistrationChallenge>
  /** Registers the passkey that took the offer. Gives who the person is there. */
  register(temporaryToken: string, passkey: Fido2Attestation): Promise<DfnsPerson>
  /** Offers one more credential to somebody who is registered. */
  offerAnother(
    userId: string,
    kind: 'Fido2' | 'RecoveryKey',
  ): Promise<{ challenge: string; challengeIdentifier: string }>
  /** Their id there; undefined while they are not registered. */
  idOf(userId: string): Promise<string | undefined>
  /** What they are called there. Refused while they are not registered. */
  usernameOf(userId: string): Promise<string>
  /** What a registered person does, each write of which they sign themselves. */
  person(userId: string): Promise<DfnsPersonClient>
  /** Puts new credentials in the place of all earlier ones, with which every token of theirs ends. */
  recover(userId: string, temporaryToken: string, recovery: DfnsRecovery): Promise<void>
}

/** How long a person's token is used, in ms. Dfns does not say how long it holds, and one that lapsed is replaced. */
const tokenLifetime = 300_000

export function createDfnsAccess(
  server: Server,
  { sdk, baseUrl, authToken, signer, networks }: DfnsOptions,
): DfnsAccess {
  const service = new sdk.DfnsApiClient({ baseUrl, authToken, signer })
  const tokens = new Map<string, { token: string; until: number }>()

  async function tokenOf(username: string): Promise<string> {
    const now = server.now()
    for (const [name, { until }] of tokens) if (until <= now) tokens.delete(name)
    const held = tokens.get(username)
    if (held) return held.token
    const { token } = await refusing(() => service.auth.delegatedLogin({ body: { username } }))
    tokens.set(username, { token, until: now + tokenLifetime })
    return token
  }

  async function accountOf(userId: string): Promise<AccountRow | undefined> {
    const found = await server.store.users.get(userId, server.now())
    return found?.accounts.find(({ type, data }) => type === 'cross_app' && data['provider_app_id'] === 'dfns')
  }

  async function usernameOf(userId: string): Promise<string> {
    const account = await accountOf(userId)
    if (account) return (account.data['username'] as string | undefined) ?? userId
    throw new LatchkeyError(
      'passkey_required',
      'This person’s wallets are moved by their passkey, and they have none. Add one first.',
    )
  }

  const person = async (userId: string) =>
    new sdk.DfnsDelegatedApiClient({ baseUrl, authToken: await tokenOf(await usernameOf(userId)) })

  return {
    networks,
    service,
    idOf: async (userId) => (await accountOf(userId))?.data['subject'] as string | undefined,
    usernameOf,
    person,
    offer: (userId) =>
      refusing(() => service.auth.createDelegatedRegistrationChallenge({ body: { email: userId, kind: 'EndUser' } })),
    register: (temporaryToken, passkey) =>
      refusing(async () => {
        const registering = new sdk.DfnsApiClient({ baseUrl, authToken: temporaryToken, signer })
        return (await registering.auth.register({ body: { firstFactorCredential: passkey } })).user
      }),
    async recover(userId, temporaryToken, recovery) {
      const username = await usernameOf(userId)
      const recovering = new sdk.DfnsApiClient({ baseUrl, authToken: temporaryToken, signer })
      try {
        await recovering.auth.recover({ body: recovery })
      } catch (error) {
        throw asDfnsOutcome(error)
      } finally {
        tokens.delete(username)
      }
    },
    async offerAnother(userId, kind) {
      const { auth } = await person(userId)
      const { challenge, challengeIdentifier } = await refusing(() =>
        auth.createCredentialChallenge({ body: { kind } }),
      )
      if (challenge !== undefined) return { challenge, challengeIdentifier }
      throw new LatchkeyError('backend_invalid', 'The wallet service offered to make no credential.')
    },
  }
}

/** What makes the account that says who a person is at Dfns one of a kind. */
export const dfnsAccountKey = (subject: string) => `dfns:${subject}`

/** That account. `username` is what they are called there. */
export const dfnsAccount = ({ id: subject, username }: DfnsPerson, now: number) => ({
  type: 'cross_app' as const,
  key: dfnsAccountKey(subject),
  data: { subject, username, provider_app_id: 'dfns', embedded_wallets: [], smart_wallets: [] },
  firstVerifiedAt: now,
  latestVerifiedAt: now,
})
