import { setTimeout as sleep } from 'node:timers/promises'
import * as endpoints from '@latchkey/core/endpoints'
import { testClient, type TestClient } from '../../packages/server/src/testClient.test.kit.ts'
import { delegate, testPerson, testWallet } from '../../packages/server/src/testPerson.test.kit.ts'
import { appId, appSecret } from '../setup/serve.ts'
import { killing, type KillingOptions, type Work } from './killing.ts'
import { readAccess, type AccessStock } from './readAccess.ts'

/** What became of server access, as those who granted and ended it saw it. */
export interface AccessLedger {
  /** Signatures that were heard, by the wallet's id. */
  signed: Map<string, number>
  /** Delegations that somebody was told had ended. */
  ended: Set<string>
  /** Answers that did not come, by what was asked for. */
  unheard: Record<'grant' | 'sign' | 'revoke', number>
  /** Of those, how many had been done all the same. */
  doneUnheard: Record<'grant' | 'revoke', number>
  /** People to whom the server told one thing here and another there. */
  halves: string[]
}

export type AccessReport = Omit<AccessLedger, 'signed' | 'ended'> &
  AccessStock & { kills: number; signed: number; ended: number }

/**
 * People turn server access to two wallets on and off through the real server, which is killed in the middle of it again and
 * again. After each answer that did not come they look: access is on, and signs, or it is off; and never on again once they were
 * told that it ended.
 */
export async function crashAccess({ people, ...options }: KillingOptions & { people?: number }): Promise<AccessReport> {
  const ledger = newAccessLedger()
  const stock = await killing(options, (url) => granting(url, { ledger, people, databaseUrl: options.databaseUrl }))
  return { kills: options.kills + 1, ...counted(ledger), ...stock }
}

/** Nothing granted yet. */
export const newAccessLedger = (): AccessLedger => ({
  signed: new Map(),
  ended: new Set(),
  unheard: { grant: 0, sign: 0, revoke: 0 },
  doneUnheard: { grant: 0, revoke: 0 },
  halves: [],
})

/** The ledger in figures. */
export function counted({ signed, ended, ...rest }: AccessLedger) {
  return { ...rest, signed: [...signed.values()].reduce((sum, each) => sum + each, 0), ended: ended.size }
}

interface Granting {
  ledger: AccessLedger
  people: number | undefined
  databaseUrl: string | undefined
}

/** People who turn server access on, have something signed, and turn it off, and what is stored of it in the end. */
export async function granting(url: string, { ledger, people = 4, databaseUrl }: Granting): Promise<Work<AccessStock>> {
  let over = false
  const server = testClient((request) => fetch(request, { signal: AbortSignal.timeout(10_000) }), url)
  const settled = await Promise.all(Array.from({ length: people }, () => settle(server)))
  const lives = Promise.all(settled.map((each) => live(each, { server, ledger, enough: () => over })))
  lives.catch(() => {}) // awaited at the end
  return {
    progress: () => ledger.ended.size,
    async finish() {
      over = true
      await lives
    },
    takeStock: (served, dataDir) => readAccess(served, { dataDir, databaseUrl, ledger }),
  }
}

async function settle(server: TestClient) {
  const person = await testPerson(server)
  const wallets = [await testWallet(server, person), await testWallet(server, person, { walletIndex: 1 })]
  return { person, wallets }
}

type Settled = Awaited<ReturnType<typeof settle>>
interface Life {
  server: TestClient
  ledger: AccessLedger
  enough: () => boolean
}

async function live({ person, wallets }: Settled, { server, ledger, enough }: Life): Promise<void> {
  const { passkey } = person
  const ask = (call: () => Promise<unknown>) =>
    heard(call, async () => void (person.token = await signIn(server, passkey)))

  /** What the server tells of the two wallets, once it answers: whether access is on, for each. */
  async function look(): Promise<boolean[]> {
    const { grants } = await insist(() => server.ask(endpoints.getGrants, undefined, person), ask)
    const user = await insist(() => server.ask(endpoints.refreshUser, undefined, person), ask)
    const on: boolean[] = []
    for (const { id, address } of wallets) {
      const active = grants.filter(({ walletId, status }) => walletId === id && status === 'active')
      const account = user.user.linkedAccounts.find((each) => each.type === 'wallet' && each.address === address)
      const delegated = account?.type === 'wallet' && account.delegated === true
      const signs = await insist(
        () => sign(id).then(() => true, refusedIf('delegation_revoked', 'delegation_not_found')),
        ask,
      )
      on.push(signs)
      if (active.length !== Number(signs) || delegated !== signs)
        ledger.halves.push(`${id}: ${active.length} active, delegated ${delegated}, signs ${signs}`)
      if (active.some((grant) => ledger.ended.has(grant.id))) ledger.halves.push(`${id}: on again after its end`)
    }
    return on
  }

  const sign = async (id: string) => {
    const body = { method: 'personal_sign', params: { message: crypto.randomUUID(), encoding: 'utf-8' as const } }
    await server.ask(endpoints.rpc, body, { app: `${appId}:${appSecret}`, params: { id } })
    ledger.signed.set(id, (ledger.signed.get(id) ?? 0) + 1)
  }

  while (!enough()) {
    for (const [index, wallet] of wallets.entries()) {
      while (!(await ask(() => delegate(server, person, wallet).catch(unlessIsOn)))) {
        ledger.unheard.grant++
        if ((await look())[index]) ledger.doneUnheard.grant++
      }
      if (!(await ask(() => sign(wallet.id)))) ledger.unheard.sign++
    }
    const { grants } = await insist(() => server.ask(endpoints.getGrants, undefined, person), ask)
    while (!(await ask(() => server.ask(endpoints.revokeWallets, {}, person)))) {
      ledger.unheard.revoke++
      const [first, second] = await look()
      if (first !== second) ledger.halves.push(`${person.user.id}: one of two wallets was revoked`)
      if (!first) ledger.doneUnheard.revoke++
    }
    for (const { id } of grants) ledger.ended.add(id)
    if ((await look()).includes(true)) ledger.halves.push(`${person.user.id}: on after its end`)
  }
}

/** True where an answer came. Signs in again where the session had run out; a refusal that nobody expects is thrown. */
async function heard(call: () => Promise<unknown>, signInAgain: () => Promise<void>): Promise<boolean> {
  try {
    await call()
    return true
  } catch (error) {
    const { status, code } = error as { status?: number; code?: string }
    const isLost = [TypeError, SyntaxError, DOMException].some((kind) => error instanceof kind)
    if (status === 401 && code === 'token_expired') await signInAgain().catch(() => {})
    else if (!isLost && !(status && status >= 500)) throw error
    await sleep(20)
    return false
  }
}

/** Asks until an answer comes. */
async function insist<answer>(
  call: () => Promise<answer>,
  ask: (call: () => Promise<unknown>) => Promise<boolean>,
): Promise<answer> {
  let answer: { value: answer } | undefined
  while (!(await ask(async () => (answer = { value: await call() }))));
  return answer!.value
}

async function signIn(server: TestClient, passkey: Settled['person']['passkey']): Promise<string> {
  const { options } = await server.ask(endpoints.loginWithPasskeyInit, {})
  const answer = { challenge: options.challenge, authenticatorResponse: await passkey.get(options) }
  return (await server.ask(endpoints.loginWithPasskey, answer)).token
}

const refusedIf =
  (...codes: string[]) =>
  (error: unknown) => {
    if (!codes.includes((error as { code: string }).code)) throw error
    return false
  }

/** An answer that did not come may have been done: then it is on, which is what was wanted. */
const unlessIsOn = refusedIf('delegation_exists')
