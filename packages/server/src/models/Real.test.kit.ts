import { softwarePasskey } from '@latchkey/conformance/passkey'
import * as endpoints from '@latchkey/core/endpoints'
import { walletPossessionMessage } from '@latchkey/core/wire'
import { ed25519 } from '@noble/curves/ed25519'
import { base58 } from '@scure/base'
import { utf8 } from '../bytes.ts'
import type { Kek } from '../kek.ts'
import type { Store } from '../store/Store.ts'
import { askSigned } from '../testAction.test.kit.ts'
import { consent, initDelegation, testPerson, testWallet } from '../testPerson.test.kit.ts'
import { app, origin, type TestServer } from '../testServer.test.kit.ts'
import type { Model } from './Model.test.kit.ts'
import { requests, type RequestName } from './requests.test.kit.ts'

export type Person = Awaited<ReturnType<typeof testPerson>>
type Offer = Awaited<ReturnType<typeof initDelegation>>
type Answer = Awaited<ReturnType<typeof consent>>

/** A house to try the model in: a server, its key-encryption key, and all that it has stored, as texts. */
export interface House {
  server: TestServer
  kek: Kek
  rows: () => Promise<string[]>
  /** Destroys the keys of what has lapsed. */
  sweep: Store['delegations']['sweep']
}

/** The real person, with everything that an attacker may have kept. */
export interface Real extends House {
  person: Person
  refreshToken: string
  /** The devices that hold their passkeys; the first one signed up. */
  devices: { passkey: Person['passkey']; credentialId: string }[]
  wallets: { id: string; address: string; chainType: 'ethereum' | 'solana'; key: Uint8Array<ArrayBuffer> }[]
  offers: Offer[]
  /** Each answer that was ever sent. */
  answers: Answer[]
  /** What was stored of each delegation's key, and what it was bound to. */
  stored: { id: string; address: string; epoch: number; texts: string[] }[]
  /** The tokens of sessions that were ended. */
  oldTokens: string[]
  /** The highest end of the history that was seen. */
  head: { seq: number; hash: string } | null
  /** Numbers requests, so that no two are alike. */
  count: number
}

/** Asks the server to sign, as the app does. */
export const askRpc = (
  { server, wallets }: Real,
  { wallet, request, number, key }: { wallet: number; request: RequestName; number: number; key?: string },
) =>
  server.ask(
    endpoints.rpc,
    { method: requests[request].method, params: requests[request].params(number) },
    { app, params: { id: wallets[wallet]!.id }, ...(key && { headers: { 'privy-idempotency-key': key } }) },
  )

/** Somebody with two passkeys, two Ethereum wallets and one on Solana, and the model of them. */
export async function newWorld(house: House): Promise<{ model: Model; real: Real }> {
  const { server } = house
  server.clock.now = start
  const person = await testPerson(server)
  const first = { passkey: person.passkey, credentialId: credentialIds(person)[0]! }
  const second = softwarePasskey({ origin })
  const { options } = await server.ask(endpoints.linkPasskeyInit, {}, { token: person.token })
  const authenticatorResponse = await second.create(options)
  await askSigned(server, person, endpoints.addPasskey, { authenticatorResponse })
  const wallets: Real['wallets'] = []
  for (const walletIndex of [0, 1]) {
    const { id, address, key } = await testWallet(server, person, { walletIndex })
    wallets.push({ id, address, key, chainType: 'ethereum' })
  }
  wallets.push(await solanaWallet(house, person))
  const real: Real = {
    ...house,
    person,
    refreshToken: person.refreshToken!,
    devices: [first, { passkey: second, credentialId: authenticatorResponse.id }],
    wallets,
    offers: [],
    answers: [],
    stored: [],
    oldTokens: [],
    head: null,
    count: 0,
  }
  const model: Model = {
    alive: true,
    now: start,
    session: 0,
    passkeys: [true, true],
    wallets: wallets.map(({ chainType }) => ({ chainType, grants: [] })),
    offers: [],
    answered: [],
    told: [],
  }
  return { model, real }
}

const start = Date.parse('2026-11-21T09:00:00Z')

async function solanaWallet({ server }: House, { token, user }: Person): Promise<Real['wallets'][number]> {
  const key = ed25519.utils.randomPrivateKey() as Uint8Array<ArrayBuffer>
  const address = base58.encode(ed25519.getPublicKey(key))
  const signature = base58.encode(ed25519.sign(utf8(walletPossessionMessage(user.id, address)), key))
  const registration = {
    address,
    chainType: 'solana',
    walletIndex: 0,
    recoveryMethod: 'user-passkey',
    signature,
  } as const
  const answer = await server.ask(endpoints.createWallet, registration, { token })
  const account = answer.user.linkedAccounts.find((each) => each.type === 'wallet' && each.address === address)
  return { id: (account as { id: string }).id, address, key, chainType: 'solana' }
}

const credentialIds = ({ user }: Person) =>
  user.linkedAccounts.flatMap((account) => (account.type === 'passkey' ? [account.credentialId as string] : []))
