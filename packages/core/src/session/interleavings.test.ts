import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { runs } from '../../../../tests/setup/runs.ts'
import { tag } from '../../../../tests/setup/tag.ts'
import { delegateWallet } from '../actions/delegateWallet.ts'
import { loginWithPasskey } from '../actions/loginWithPasskey.ts'
import { logout } from '../actions/logout.ts'
import { refreshUser } from '../actions/refreshUser.ts'
import { loadWalletWork } from '../actions/withWalletWork.ts'
import type { Backend } from '../backend/Backend.ts'
import { fakeBackend } from '../backend/fakeBackend.ts'
import { LatchkeyError } from '../errors/LatchkeyError.ts'
import { toUser } from '../types/toUser.ts'
import type { User } from '../types/User.ts'
import { createSession } from './createSession.ts'

// Every verb takes two steps, there and back, and the scheduler decides the order of all steps of all verbs.
// A moment is the server's clock: it grows with each change of a person, so "older" can be told.

type Operation = 'refresh' | 'delegate' | 'logout' | 'login' | 'change elsewhere'

/** The ways in which an app touches its person, and what it then shows. */
interface App {
  refresh(): Promise<unknown>
  delegate(): Promise<unknown>
  logout(): Promise<unknown>
  login(): Promise<unknown>
  shown(): User | null | undefined
  subscribe(listener: () => void): void
}

class Server {
  moment = 0
  signedIn: string | null = 'ada'
  delegated = new Set<string>()
  constructor(private readonly step: (label: string) => Promise<void>) {}

  read() {
    if (!this.signedIn) throw new LatchkeyError('missing_or_invalid_token', 'Nobody is signed in.')
    const user = tag(this.signedIn, this.moment)
    const linkedAccounts = user.linkedAccounts.map((account) =>
      account.type === 'wallet' ? { ...account, delegated: this.delegated.has(this.signedIn!) } : account,
    )
    return { user: toUser({ ...user, linkedAccounts }), identityToken: null }
  }

  /** Over the network: the request takes its time, and so does the answer. */
  async travel<answer>(label: string, work: () => answer): Promise<answer> {
    await this.step(`${label} there`)
    const answer = { value: undefined as answer, error: undefined as unknown }
    try {
      answer.value = work()
    } catch (error) {
      answer.error = error
    }
    await this.step(`${label} back`)
    if (answer.error) throw answer.error
    return answer.value
  }

  backend(): Backend {
    let logins = 0
    return fakeBackend({
      restore: async () => this.read(),
      refreshUser: () => this.travel('refresh', () => this.read()),
      delegateWallet: () =>
        this.travel('delegate', () => {
          const { user } = this.read()
          this.moment++
          this.delegated.add(user.id.replace('did:latchkey:', ''))
          return this.read()
        }),
      logout: () => {
        const ended = logins
        return this.travel('logout', () => {
          if (ended === logins) this.signedIn = null // a session ends, not the one that came after it
        })
      },
      loginWithPasskey: async ({ signal }) => {
        await this.travel('login', () => {})
        if (signal.aborted) throw signal.reason // given up: nothing is kept
        this.signedIn = ++logins % 2 ? 'bob' : 'ada'
        return { ...this.read(), isNewUser: false }
      },
    })
  }
}

function latchkey(backend: Backend): App {
  const session = createSession({ backend, initialState: { user: tag('ada'), identityToken: null } })
  const grant = { address: tag('ada').wallet!.address, chainType: 'ethereum' as const }
  return {
    refresh: () => refreshUser(session),
    delegate: () => delegateWallet(session, grant),
    logout: () => logout(session),
    login: () => loginWithPasskey(session),
    shown: () => session.store.getState().user,
    subscribe: (listener) => void session.store.subscribe(listener),
  }
}

/** The control: whoever answers last is right. */
function lastAnswerWins(backend: Backend): App {
  let user: User | null = tag('ada')
  let notify = () => {}
  const { signal } = new AbortController()
  const show = (next: User | null) => {
    user = next
    notify()
  }
  return {
    refresh: async () => show((await backend.refreshUser({ signal })).user),
    delegate: async () => show((await backend.delegateWallet!({ address: '', chainType: 'ethereum', signal })).user),
    logout: async () => {
      show(null)
      await backend.logout({ signal })
    },
    login: async () => show((await backend.loginWithPasskey!({ signal })).user),
    shown: () => user,
    subscribe: (listener) => void (notify = listener),
  }
}

const operations = fc.array(
  fc.constantFrom<Operation[]>('refresh', 'refresh', 'delegate', 'logout', 'login', 'change elsewhere'),
  { minLength: 2, maxLength: 9 },
)

const keepsItsPromises = (create: (backend: Backend) => App) =>
  fc.asyncProperty(fc.scheduler(), operations, async (scheduler, list) => {
    const server = new Server((label) => scheduler.schedule(Promise.resolve(), label))
    const app = create(server.backend())
    let lastLogoutAsked = -1
    let lastLogoutDone = -1
    let lastLoginAsked = -1
    let turn = 0
    let before = app.shown()

    app.subscribe(() => {
      const user = app.shown()
      if (user) {
        const who = user.id.replace('did:latchkey:', '')
        expect(user, 'parts of two persons').toMatchObject({
          email: { address: `${who}@example.com` },
          customMetadata: { who },
        })
        if (before?.id === user.id)
          expect(user.customMetadata!['moment'], 'an older answer over a newer').toBeGreaterThanOrEqual(
            before.customMetadata!['moment'] as number,
          )
        if (!before) expect(lastLoginAsked, 'back after signing out').toBeGreaterThan(lastLogoutAsked)
      }
      before = user
    })

    const run: Record<Operation, () => Promise<unknown>> = {
      refresh: () => app.refresh(),
      delegate: () => app.delegate(),
      login: () => {
        lastLoginAsked = turn
        return app.login()
      },
      async logout() {
        const asked = turn
        lastLogoutAsked = asked
        await app.logout()
        lastLogoutDone = Math.max(lastLogoutDone, asked)
        if (lastLoginAsked < asked) expect(app.shown(), 'shown after logout() resolved').toBeNull()
      },
      'change elsewhere': async () => void server.moment++,
    }
    const outcomes = list.map(async (operation) => {
      await scheduler.schedule(Promise.resolve(), operation)
      turn++
      await run[operation]()
    })
    await scheduler.waitIdle()
    const settled = await Promise.race([
      Promise.allSettled(outcomes),
      new Promise((resolve) => setTimeout(resolve, 1_000)),
    ])
    expect(settled, 'a promise that never settles').toBeInstanceOf(Array)
    for (const outcome of settled as PromiseSettledResult<unknown>[])
      if (outcome.status === 'rejected') {
        if (!(outcome.reason instanceof LatchkeyError)) throw outcome.reason
      }

    // At rest, what is shown is what the server knows.
    if (lastLogoutDone > lastLoginAsked) expect(app.shown()).toBeNull()
    if (!app.shown()) return
    const last = app.refresh()
    await scheduler.waitIdle()
    await last
    expect(app.shown()).toEqual(server.read().user)
  })

// What is loaded comes in no step of the scheduler's.
beforeAll(loadWalletWork)

test('in any order of any steps: older never overwrites newer, nobody comes back, persons never mix (faults 2, 3, 4, 5, 16)', async () => {
  await fc.assert(keepsItsPromises(latchkey), { numRuns: runs(5_000) })
}, 120_000)

test('the control, where the last answer wins, does not keep that', async () => {
  const { failed } = await fc.check(keepsItsPromises(lastAnswerWins), { numRuns: 2_000 })
  expect(failed).toBe(true)
})
