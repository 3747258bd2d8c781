import { LatchkeyError } from '../errors/LatchkeyError.ts'
import type { ErrorCode } from '../errors/ErrorCode.ts'
import { UnsupportedChainTypeError, WalletNotFoundError } from '../errors/wallet.ts'
import type { Activity } from '../types/Activity.ts'
import type { ChainType } from '../types/ChainType.ts'
import type { Grant } from '../types/Grant.ts'
import type { LinkedAccount } from '../types/LinkedAccount.ts'
import type { SessionSnapshot } from '../types/SessionSnapshot.ts'
import { toUser } from '../types/toUser.ts'
import type { User } from '../types/User.ts'
import type { RecoveryMethod } from '../types/Wallet.ts'
import { findWallet, wallets } from '../types/wallets.ts'
import type { Backend } from './Backend.ts'
import type { Capabilities } from './Capabilities.ts'
import { fakeAccount, isNamed } from './fakeAccount.ts'
import { fakeActivity } from './fakeActivity.ts'
import { fakeMfa } from './fakeMfa.ts'
import { fakeWallet, newcomer } from './fakePeople.ts'

export interface FakeScript extends Partial<Backend> {
  /** Who an earlier visit left signed in; null for nobody. */
  user?: User | null
  /** ms before each answer; `never` is a backend that hangs. */
  latency?: number | 'never'
  /** What every verb but `restore` is refused with. */
  fault?: ErrorCode
  now?: () => Date
}

/** A backend in memory that does what its script says, for apps' tests and for stories. It holds no keys and signs nothing. */
export function fakeBackend({
  user = null,
  latency = 0,
  fault,
  now = () => new Date(),
  ...script
}: FakeScript = {}): Backend {
  let person = user
  let grants: Grant[] = []
  let history: Activity[] = []

  const answer = async <value>(value: () => value, { faultless = false } = {}): Promise<value> => {
    if (latency === 'never') return await hangs()
    if (latency) await new Promise((resolve) => setTimeout(resolve, latency))
    if (fault && !faultless) return await fails(fault)()
    return value()
  }
  const snapshot = (): SessionSnapshot => {
    if (!person) throw new LatchkeyError('missing_or_invalid_token', 'Nobody is signed in at the fake backend.')
    return { user: person, identityToken: null }
  }
  const note = (line: Partial<Activity>) => {
    history = [fakeActivity({ seq: history.length + 1, ts: now(), ...line }), ...history]
  }
  const login = () =>
    answer(() => {
      const isNewUser = !person
      person ??= newcomer(now())
      return { ...snapshot(), isNewUser }
    })
  const relink = (change: (account: LinkedAccount) => LinkedAccount, added: LinkedAccount[] = []) => {
    const { user } = snapshot()
    person = toUser({ ...user, linkedAccounts: [...user.linkedAccounts.map(change), ...added] })
    return snapshot()
  }
  const setFactors = (times: NonNullable<User['mfaVerifiedAt']>, credentialIds?: readonly string[]) => {
    const { mfaVerifiedAt: _before, ...rest } = snapshot().user
    const mfaMethods = Object.keys(times) as User['mfaMethods']
    person = { ...rest, mfaMethods, ...(mfaMethods.length > 0 && { mfaVerifiedAt: times }) }
    return relink((account) =>
      account.type === 'passkey' && credentialIds
        ? { ...account, enrolledInMfa: credentialIds.includes(account.credentialId) }
        : account,
    )
  }
  const addWallet = ({
    asked,
    recoveryMethod = 'user-passkey',
  }: { asked?: number | undefined; recoveryMethod?: RecoveryMethod } = {}) => {
    const taken = wallets(snapshot().user).flatMap(({ walletIndex }) => walletIndex ?? [])
    const made = fakeWallet({ walletIndex: asked ?? 1 + Math.max(-1, ...taken), recoveryMethod, at: now() })
    relink((account) => account, [made])
    return made
  }

  return {
    name: 'fake',
    capabilities,
    restore: () => answer(() => person && snapshot(), { faultless: true }),
    refreshUser: () => answer(snapshot),
    logout: () =>
      answer(() => {
        person = null
      }),
    getAccessToken: () => answer(() => person && 'fake-access-token'),
    signupWithPasskey: login,
    loginWithPasskey: login,
    sendCode: () => answer(() => undefined),
    loginWithCode: ({ code }) => (code === '000000' ? fails('invalid_credentials')() : login()),
    generateSiweMessage: ({ address }) => answer(() => `Sign in as ${address}`),
    loginWithSiwe: login,
    sendSmsCode: () => answer(() => undefined),
    loginWithSms: ({ code }) => (code === '000000' ? fails('invalid_credentials')() : login()),
    generateSiwsMessage: ({ address }) => answer(() => `Sign in as ${address}`),
    loginWithSiws: login,
    loginWithCustomJwt: login,
    loginWithTelegram: login,
    initFarcaster: () =>
      answer(() => ({ channelToken: 'fake-channel', connectUri: 'https://client.example/~/siwf?channelToken=fake' })),
    awaitFarcaster: ({ channelToken }) => answer(() => ({ channelToken, message: '', signature: '0x', fid: 4321 })),
    loginWithFarcaster: login,
    createGuestAccount: login,
    linkAccount: ({ signal: _signal, ...proof }) =>
      answer(() => {
        if ('code' in proof && proof.code === '000000') throw refusal('invalid_credentials')
        const added = fakeAccount(proof, now())
        const { user } = snapshot()
        const kept = user.linkedAccounts.filter((account) => !('replaces' in proof && account.type === added.type))
        person = toUser({ ...user, isGuest: false, linkedAccounts: [...kept, added] })
        return snapshot()
      }),
    unlinkAccount: ({ signal: _signal, ...name }) =>
      answer(() => {
        const { user } = snapshot()
        const left = user.linkedAccounts.filter((account) => !isNamed(name)(account))
        if (left.length === user.linkedAccounts.length) throw refusal('linked_account_not_found')
        if (left.length === 0) throw refusal('cannot_unlink_sole_account')
        person = toUser({ ...user, linkedAccounts: left })
        return snapshot()
      }),
    acceptTerms: () =>
      answer(() => {
        person = { ...snapshot().user, hasAcceptedTerms: true }
        return snapshot()
      }),
    createWallet: ({ chainType, walletIndex: asked, recoveryMethod = 'user-passkey' }) =>
      answer(() => {
        checkChain(chainType)
        addWallet({ asked, recoveryMethod })
        return snapshot()
      }),
    delegateWallet: ({ address, chainType, mode, scope = { actions: ['personal_sign'] }, expiresIn = 2_592_000 }) =>
      answer(() => {
        checkChain(chainType)
        if (!findWallet(snapshot().user, address)) throw new WalletNotFoundError(address)
        const grantedAt = now()
        const expiresAt = new Date(grantedAt.getTime() + expiresIn * 1000)
        const delegation = {
          id: `delegation-${grants.length + 1}`,
          enforcement: mode === 'onchain' ? ('chain' as const) : ('local' as const),
          scope,
          grantedAt,
          expiresAt,
          lastUsedAt: null,
        }
        note({ event: 'delegation.created', subject: delegation.id, address })
        return relink((account) => {
          if (account.type !== 'wallet' || account.address !== address) return account
          const { id, chainType } = account
          const since = { status: 'active' as const, signCount: 0, endedAt: null, endedBy: null }
          grants = [{ ...delegation, ...since, walletId: id ?? address, address, chainType }, ...grants]
          return { ...account, delegated: true, delegation }
        })
      }),
    revokeWallets: ({ wallets: named }) =>
      answer(() => {
        const ended = wallets(snapshot().user).filter((wallet) => named?.includes(wallet.address) ?? wallet.delegated)
        const addresses = new Set(ended.map(({ address }) => address))
        if (ended.some(({ delegated }) => delegated)) note({ event: 'delegation.revoked', subject: '*' })
        grants = grants.map((grant) =>
          grant.status === 'active' && addresses.has(grant.address)
            ? { ...grant, status: 'revoked', endedAt: now(), endedBy: 'user' }
            : grant,
        )
        const after = relink((account) => {
          if (account.type !== 'wallet' || !addresses.has(account.address)) return account
          const { delegation: _ended, ...wallet } = account
          return { ...wallet, delegated: false }
        })
        const results = ended.map(({ address, chainType, delegated }) => ({
          address,
          chainType,
          outcome: delegated ? ('revoked' as const) : ('not-delegated' as const),
          effect: 'immediate' as const,
        }))
        return { ...after, results }
      }),
    ...fakeMfa({ answer, snapshot, change: setFactors, now }),
    getGrants: () => answer(() => grants),
    getActivity: () => answer(() => ({ activity: history, nextCursor: null })),
    initAction: ({ signal: _signal, ...request }) =>
      answer(() => ({ request, expiresAt: new Date(now().getTime() + 120_000), state: null })),
    signAction: () => answer(() => null),
    completeAction: ({ action: { request } }) =>
      answer(() => {
        if (request.kind !== 'createWallet')
          throw new LatchkeyError('not_supported', `The fake backend has no ${request.kind}.`)
        checkChain(request.chainType)
        const made = addWallet()
        return {
          status: 'done',
          result: { address: made.address, chainType: 'ethereum' as const },
          snapshot: snapshot(),
        }
      }),
    ...script,
  }
}

/** Any verb, refused: `fakeBackend({ delegateWallet: fails('passkey_cancelled') })`. */
export const fails = (code: ErrorCode) => () => Promise.reject(refusal(code))

const refusal = (code: ErrorCode) =>
  new LatchkeyError(code, `Scripted: ${code}.`, { retryable: scriptedAsRetryable.has(code) })

/** Any verb, never answered: what a spinner looks like. */
export const hangs = () => new Promise<never>(() => {})

function checkChain(chainType: ChainType) {
  if (chainType !== 'ethereum') throw new UnsupportedChainTypeError(chainType, 'the fake backend knows ethereum only.')
}

const scriptedAsRetryable: ReadonlySet<ErrorCode> = new Set([
  'backend_unreachable',
  'backend_failed',
  'offline',
  'rate_limited',
  'store_unavailable',
  'timeout',
])

const capabilities: Capabilities = {
  loginMethods: ['passkey', 'email', 'siwe', 'guest'],
  mfaMethods: ['totp', 'passkey'],
  wallets: { chainTypes: ['ethereum'], recoveryMethods: ['user-passkey', 'user-passcode'] },
  delegate: {
    chainTypes: ['ethereum'],
    actions: ['personal_sign'],
    enforcement: 'local',
    defaultExpiresIn: 2_592_000,
    maxExpiresIn: 7_776_000,
    needsPasskey: true,
  },
  actions: ['createWallet'],
  revoke: 'per-wallet',
  lastUsed: true,
}
