import {
  findWallet,
  sameAddress,
  TimeoutError,
  type LatchkeyError,
  type RevokeOutcome,
  type RevokeResult,
  type User,
  type Wallet,
} from '@latchkey/core'
import { isUnsure } from '../parts/isUnsure.ts'

/** How an attempt to revoke ended, as far as the backend proved it. */
export interface RevokeAttempt {
  status: 'done' | 'partial' | 'error' | 'unknown'
  result: RevokeResult
  error?: LatchkeyError
}

interface AttemptParameters {
  targets: Wallet[]
  revoke: () => Promise<RevokeResult>
  reread: () => Promise<User>
  /** ms without an answer until the outcome counts as unknown. */
  patience: number
  /** The outcome is unknown and being read. */
  onCheck: () => void
}

/** Revokes, and where the answer is lost reads what became of it: a timeout is not a failure. Never rejects. */
export async function attemptRevoke({ targets, revoke, onCheck, ...rest }: AttemptParameters): Promise<RevokeAttempt> {
  try {
    return judge(targets, await within(rest.patience, revoke()))
  } catch (caught) {
    const error = caught as LatchkeyError
    if (!isUnsure(error)) return { ...judge(targets, outcomes(targets, 'still-active')), error }
    onCheck()
    return await checkRevoke({ targets, error, ...rest })
  }
}

/** Reads whether server access is still on. `error` is what the attempt ended with. Never rejects. */
export async function checkRevoke({
  targets,
  reread,
  patience,
  error,
}: Pick<AttemptParameters, 'targets' | 'reread' | 'patience'> & { error?: LatchkeyError }): Promise<RevokeAttempt> {
  try {
    const user = await within(patience, reread())
    const isOn = ({ address }: Wallet) => findWallet(user, address)?.delegated
    const attempt = judge(
      targets,
      outcomes(targets, (wallet) => (isOn(wallet) ? 'still-active' : 'revoked')),
    )
    if (attempt.status !== 'error' || !error) return attempt
    // What has not been answered may yet be carried out.
    return { ...attempt, error, status: error.code === 'timeout' ? 'unknown' : 'error' }
  } catch (caught) {
    return { ...judge(targets, outcomes(targets, 'unknown')), error: error ?? (caught as LatchkeyError) }
  }
}

function judge(targets: Wallet[], result: RevokeResult): RevokeAttempt {
  const open = leftOver(targets, result).length
  const isUnknown = result.results.some(({ outcome }) => outcome === 'unknown')
  return { result, status: !open ? 'done' : open < targets.length ? 'partial' : isUnknown ? 'unknown' : 'error' }
}

/** The wallets that a result does not show as ended; one that the backend left out counts among them. */
export function leftOver(targets: Wallet[], { results }: RevokeResult): Wallet[] {
  const hasEnded = ({ address }: Wallet) =>
    results.some(
      (one) => sameAddress(one.address, address) && (one.outcome === 'revoked' || one.outcome === 'not-delegated'),
    )
  return targets.filter((wallet) => !hasEnded(wallet))
}

const outcomes = (
  targets: Wallet[],
  what: RevokeOutcome['outcome'] | ((wallet: Wallet) => RevokeOutcome['outcome']),
): RevokeResult => ({
  results: targets.map((wallet) => {
    const { address, chainType } = wallet
    return { address, chainType, outcome: typeof what === 'string' ? what : what(wallet) }
  }),
})

function within<value>(patience: number, work: Promise<value>): Promise<value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TimeoutError('revokeWallets', patience)), patience)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
