import { expect, test, vi } from 'vitest'
import { openSession } from '../../../../tests/setup/openSession.ts'
import { fakeBackend } from '../backend/fakeBackend.ts'
import { ada, fakeWallet } from '../backend/fakePeople.ts'
import { toUser } from '../types/toUser.ts'
import { addRecoveryMethod } from './addRecoveryMethod.ts'
import { completeAction } from './actionSteps.ts'
import { exportWallet } from './exportWallet.ts'
import { signMessage } from './signMessage.ts'

const { address } = fakeWallet()
const madeAhead = toUser({ ...ada, linkedAccounts: [{ ...fakeWallet(), recoveryMethod: 'privy' }] })
const theirs = toUser({ ...ada, linkedAccounts: [fakeWallet()] })

/** Somebody for whom wallets were made ahead, and a server that knows them as claimed from the first use on. */
async function arrived(user = madeAhead) {
  let known = user
  const claim = () => void (known = theirs)
  const refreshUser = vi.fn(async () => ({ user: known, identityToken: null }))
  const { session } = await openSession({
    ...fakeBackend({
      user,
      signMessage: async () => (claim(), '0x51'),
      exportWallet: async () => claim(),
      addRecoveryMethod: async () => (claim(), []),
      completeAction: async () => (claim(), { status: 'done', result: { signature: '0x51' } }) as never,
    }),
    refreshUser,
  })
  refreshUser.mockClear()
  const methodInState = () => session.store.getState().user?.wallet?.recoveryMethod
  return { session, refreshUser, methodInState }
}

type Session = Awaited<ReturnType<typeof arrived>>['session']

test.each<[string, (session: Session) => Promise<unknown>]>([
  ['signing', (session) => signMessage(session, { address, message: 'm' })],
  ['showing a key', (session) => exportWallet(session, { address })],
  ['a new way to open them', (session) => addRecoveryMethod(session, { method: 'user-passcode', newPasscode: 'x' })],
  ['an action in steps', (session) => completeAction(session, {} as never, {} as never)],
])('wallets made ahead are the person’s own in the state once %s has claimed them', async (_by, use) => {
  const { session, methodInState } = await arrived()
  expect(methodInState()).toBe('privy')
  await use(session)
  expect(methodInState()).toBe('user-passkey')
})

test('nobody else is read again, and what was signed is given where reading fails', async () => {
  const { session, refreshUser } = await arrived(theirs)
  await signMessage(session, { address, message: 'm' })
  expect(refreshUser).not.toHaveBeenCalled()
  const other = await arrived()
  other.refreshUser.mockRejectedValue(new TypeError('Failed to fetch'))
  await expect(signMessage(other.session, { address, message: 'm' })).resolves.toEqual({ signature: '0x51' })
})
