import { LatchkeyError } from '@latchkey/core'
import type { Server } from '../Server.ts'
import { refusing } from './dfnsError.ts'
import type { DfnsOptions } from './DfnsOptions.ts'
import type { DfnsPersonClient, DfnsRegistrationChallenge, DfnsServiceClient, Fido2Attestation } from './DfnsSdk.ts'

/** The way to Dfns, for the app's server and for its people. Refusals come as LatchkeyErrors. */
export interface DfnsAccess {
  networks: DfnsOptions['networks']
  service: DfnsServiceClient
  /** Offers to register a person, whose name there is their id here. */
  offer(userId: string): Promise<DfnsRegistrationChallenge>
  /** Registers the passkey that took the offer. Gives the person's id there. */
  register(temporaryToken: string, passkey: Fido2Attestation): Promise<string>
  /** Offers one more passkey to somebody who is registered. */
  offerAnother(userId: string): Promise<{ challenge: string; challengeIdentifier: string }>
  /** Their id there; undefined while they are not registered. */
  idOf(userId: string): Promise<string | undefined>
  /** What a registered person does, each write of which they sign themselves. */
  person(userId: string): Promise<DfnsPersonClient>
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

  async function idOf(userId: string): Promise<string | undefined> {
    const found = await server.store.users.get(userId, server.now())
    const account = found?.accounts.find(({ type, data }) => type === 'cross_app' && data['provider_app_id'] === 'dfns')
    return account?.data['subject'] as string | undefined
  }

  async function person(userId: string): Promise<DfnsPersonClient> {
    if ((await idOf(userId)) === undefined)
      throw new LatchkeyError(
        'passkey_required',
        'This person’s wallets are moved by their passkey, and they have none. Add one first.',
      )
    return new sdk.DfnsDelegatedApiClient({ baseUrl, authToken: await tokenOf(userId) })
  }

  return {
    networks,
    service,
    idOf,
    person,
    offer: (userId) =>
      refusing(() => service.auth.createDelegatedRegistrationChallenge({ body: { email: userId, kind: 'EndUser' } })),
    register: (temporaryToken, passkey) =>
      refusing(async () => {
        const registering = new sdk.DfnsApiClient({ baseUrl, authToken: temporaryToken, signer })
        return (await registering.auth.register({ body: { firstFactorCredential: passkey } })).user.id
      }),
    async offerAnother(userId) {
      const { auth } = await person(userId)
      const { challenge, challengeIdentifier } = await refusing(() =>
        auth.createCredentialChallenge({ body: { kind: 'Fido2' } }),
      )
      if (challenge !== undefined) return { challenge, challengeIdentifier }
      throw new LatchkeyError('backend_invalid', 'The wallet service offered to make no passkey.')
    },
  }
}

/** The account that says who a person is at Dfns. Nobody signs in with it. */
export const dfnsAccount = (subject: string, now: number) => ({
  type: 'cross_app' as const,
  key: `dfns:${subject}`,
  data: { subject, provider_app_id: 'dfns', embedded_wallets: [], smart_wallets: [] },
  firstVerifiedAt: now,
  latestVerifiedAt: now,
})
