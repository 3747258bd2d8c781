import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { runs } from '../../../../tests/setup/runs.ts'
import { snapshotOf, tag } from '../../../../tests/setup/tag.ts'
import { fakeBackend } from '../backend/fakeBackend.ts'
import { IdentityChangedError } from '../errors/identity.ts'
import { LatchkeyError } from '../errors/LatchkeyError.ts'
import { createSession } from './createSession.ts'
import type { SessionState } from './SessionState.ts'

const setUp = (who?: string) => {
  const session = createSession({ backend: fakeBackend(), initialState: who ? snapshotOf(who) : null })
  const changes: SessionState[] = []
  session.store.subscribe((state) => changes.push(state))
  return { session, changes, state: () => session.store.getState() }
}
const isNewUser = false

test('begins not knowing, or with the person whom a server rendered', () => {
  expect(setUp().state()).toMatchObject({ status: 'restoring', user: undefined, epoch: 0, version: 0, error: null })
  expect(setUp('ada').state()).toEqual({
    status: 'signedIn',
    user: tag('ada'),
    identityToken: 'token-of-ada',
    epoch: 0,
    version: 0,
    error: null,
  })
})

test('an initial state that lost its Dates on the way is an error in the state, not in a render', () => {
  const initialState = JSON.parse(JSON.stringify(snapshotOf('ada'))) as never
  const { store } = createSession({ backend: fakeBackend(), initialState })
  expect(store.getState()).toMatchObject({ status: 'restoring', user: undefined, error: { code: 'config_invalid' } })
})

test.each([undefined, null, {}, 'http://localhost', { capabilities: {} }, { capabilities: { loginMethods: [] } }])(
  'what is no backend says so at every call: %j (fault 20)',
  async (backend) => {
    const session = createSession({ backend: backend as never })
    expect(session.backend.capabilities.loginMethods).toEqual([])
    await expect(session.backend.restore({ signal: new AbortController().signal })).rejects.toMatchObject({
      code: 'config_invalid',
      message: expect.stringContaining('it has no '),
    })
  },
)

test('an unchanged answer keeps every reference and notifies nobody (fault 18)', () => {
  const { session, changes, state } = setUp('ada')
  const before = state()
  const user = session.commitRead('refreshUser', session.begin(), structuredClone(snapshotOf('ada')))
  expect(user).toBe(before.user)
  expect(state()).toBe(before)
  expect(changes).toEqual([])
})

test('a changed answer raises the version by one, keeps what did not change, and gives the object that is in the state (fault 5)', () => {
  const { session, changes, state } = setUp('ada')
  const { user: before } = state()
  const user = session.commitRead('refreshUser', session.begin(), snapshotOf('ada', 1))
  expect(user).toBe(state().user)
  expect(state()).toMatchObject({ version: 1, epoch: 0 })
  expect(user.linkedAccounts).toBe(before?.linkedAccounts)
  expect(changes).toHaveLength(1)
})

test('an older read never overwrites a newer one (fault 2)', () => {
  const { session, state } = setUp('ada')
  const older = session.begin()
  const newer = session.begin()
  session.commitRead('refreshUser', newer, snapshotOf('ada', 2))
  expect(session.overtaken(older)).toBe(true)
  expect(session.commitRead('refreshUser', older, snapshotOf('ada', 1))).toBe(state().user)
  expect(state().user?.customMetadata).toEqual({ who: 'ada', moment: 2 })
})

test('a read that began before a change landed never undoes it (fault 2)', () => {
  const { session, state } = setUp('ada')
  const write = session.begin()
  const read = session.begin()
  session.commitWrite('delegateWallet', write, snapshotOf('ada', 2))
  session.commitRead('refreshUser', read, snapshotOf('ada', 1))
  expect(state().user?.customMetadata).toEqual({ who: 'ada', moment: 2 })
})

test('a change knows that another answer crossed it', () => {
  const { session } = setUp('ada')
  const write = session.begin()
  expect(session.crossed(write)).toBe(false)
  session.commitRead('refreshUser', session.begin(), snapshotOf('ada', 1))
  expect(session.crossed(write)).toBe(true)
})

test('nothing of an older epoch lands: signing in, out, and forgetting each raise it (faults 3, 4)', () => {
  const turns = [
    (session: ReturnType<typeof createSession>) => session.signOut(),
    (session: ReturnType<typeof createSession>) =>
      session.signIn('loginWithPasskey', session.begin(), { ...snapshotOf('bob'), isNewUser }),
    (session: ReturnType<typeof createSession>) => session.forget(),
  ]
  for (const turn of turns) {
    const { session, state } = setUp('ada')
    const stale = session.begin()
    turn(session)
    const { user } = state()
    expect(state().epoch).toBe(1)
    for (const land of ['commitRead', 'commitWrite'] as const)
      expect(() => session[land]('refreshUser', stale, snapshotOf('ada', 9))).toThrow(IdentityChangedError)
    expect(() => session.signIn('loginWithPasskey', stale, { ...snapshotOf('ada'), isNewUser })).toThrow(
      IdentityChangedError,
    )
    expect(state().user).toBe(user)
  }
})

test('a read that finds somebody else there is a change of person (fault 4)', () => {
  const { session, state } = setUp('ada')
  const ofAda = session.begin()
  session.commitRead('refreshUser', session.begin(), snapshotOf('bob'))
  expect(state()).toMatchObject({ epoch: 1, user: { id: 'did:latchkey:bob' }, identityToken: 'token-of-bob' })
  expect(() => session.commitRead('refreshUser', ofAda, snapshotOf('ada'))).toThrow(IdentityChangedError)
})

test('a change that the backend made for somebody else fails, and shows who is there (fault 16)', () => {
  const { session, state } = setUp('ada')
  expect(() => session.commitWrite('delegateWallet', session.begin(), snapshotOf('bob'))).toThrow(IdentityChangedError)
  expect(state().user?.id).toBe('did:latchkey:bob')
})

test('to learn that nobody is there does not disturb somebody who is just signing in; to ask for it does', () => {
  const { session, state } = setUp()
  const signingIn = session.begin()
  session.signOut()
  expect(state()).toMatchObject({ status: 'signedOut', user: null, epoch: 0 })
  session.signOut({ asked: true })
  expect(() => session.signIn('loginWithPasskey', signingIn, { ...snapshotOf('ada'), isNewUser })).toThrow(
    IdentityChangedError,
  )
})

test('an error in the background keeps the person; only while nobody is known yet it is "unreachable"', () => {
  const error = new LatchkeyError('offline', 'No network.', { retryable: true })
  const known = setUp('ada')
  known.session.fail('refreshUser', error)
  expect(known.state()).toMatchObject({ status: 'signedIn', error, user: tag('ada') })
  known.session.commitRead('refreshUser', known.session.begin(), snapshotOf('ada'))
  expect(known.state().error).toBeNull()

  const unknown = setUp()
  unknown.session.fail('restore', error)
  expect(unknown.state()).toMatchObject({ status: 'unreachable', error, user: undefined })
})

test('events come after the state, and a listener that calls back or throws disturbs nobody (fault 17)', async () => {
  const { session, state } = setUp('ada')
  const heard: unknown[] = []
  const stop = session.listen((event) => {
    heard.push([event.type, state().status])
    if (heard.length === 1) session.signIn('loginWithPasskey', session.begin(), { ...snapshotOf('bob'), isNewUser })
  })
  session.signOut()
  expect(heard).toEqual([])
  await vi.waitUntil(() => heard.length)
  expect(heard).toEqual([['logout', 'signedOut']])
  expect(state().user?.id).toBe('did:latchkey:bob')
  stop()
  session.signOut()
  await Promise.resolve()
  expect(heard).toHaveLength(1)
})

test('signing out is told once: nobody leaves twice', async () => {
  const { session } = setUp('ada')
  const heard = vi.fn()
  session.listen(heard)
  session.signOut()
  session.signOut({ asked: true })
  await Promise.resolve()
  expect(heard).toHaveBeenCalledOnce()
})

test('whatever lands, in whatever order: versions and epochs only grow, and no person shows parts of another (faults 4, 5)', () => {
  const step = fc.record({
    what: fc.constantFrom('begin', 'read', 'write', 'signIn', 'signOut', 'forget', 'fail'),
    who: fc.constantFrom('ada', 'bob'),
    moment: fc.nat({ max: 3 }),
    of: fc.nat(),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { session, changes } = setUp('ada')
      const begun = [session.begin()]
      for (const { what, who, moment, of } of steps) {
        const beginning = begun[of % begun.length]!
        const work = {
          begin: () => begun.push(session.begin()),
          read: () => session.commitRead('refreshUser', beginning, snapshotOf(who, moment)),
          write: () => session.commitWrite('delegateWallet', beginning, snapshotOf(who, moment)),
          signIn: () => session.signIn('loginWithPasskey', beginning, { ...snapshotOf(who, moment), isNewUser }),
          signOut: () => session.signOut({ asked: moment > 1 }),
          forget: () => session.forget(),
          fail: () => session.fail('refreshUser', new LatchkeyError('offline', 'No network.')),
        }
        try {
          work[what]()
        } catch (error) {
          expect(error).toBeInstanceOf(IdentityChangedError)
        }
      }
      let before = { epoch: 0, version: 0 }
      for (const state of changes) {
        expect(state.epoch).toBeGreaterThanOrEqual(before.epoch)
        expect(state.version).toBeGreaterThanOrEqual(before.version)
        if (state.user) {
          const who = state.user.id.replace('did:latchkey:', '')
          expect(state.user).toMatchObject({ email: { address: `${who}@example.com` }, customMetadata: { who } })
          expect(state.identityToken).toBe(`token-of-${who}`)
        } else expect(state.identityToken).toBeNull()
        expect(state.status === 'signedIn').toBe(Boolean(state.user))
        before = state
      }
    }),
    { numRuns: runs(500) },
  )
})
