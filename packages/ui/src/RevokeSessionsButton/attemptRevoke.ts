import {
  findWallet,
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
export async function attemptRevoke({ targets, revoke, reread, patience, onCheck }: AttemptParameters) {
  let error: LatchkeyError
  try {
    return judge(targets, await within(patience, revoke()))
  } catch (caught) {
    error = caught as LatchkeyError
  }
  if (!isUnsure(error)) return refused(targets, error)
  onCheck()
  return await checkRevoke({ targets, reread, patience, error })
}

/** Reads whether server access is still on. `error` is what the attempt ended with. Never rejects. */
export async function checkRevoke({
  targets,
  reread,
  patience,
  error,
}: Pick<AttemptParameters, 'targets' | 'reread' | 'patience'> & { error?: LatchkeyError }): Promise<RevokeAttempt> {
  let user: User
  try {
    user = await within(patience, reread())
  } catch (caught) {
    return { status: 'unknown', result: every(targets, 'unknown'), error: error ?? (caught as LatchkeyError) }
  }
  const stillOn = (wallet: Wallet) => findWallet(user, wallet.address)?.delegated
  const attempt = judge(targets, {
    results: targets.map((wallet) => outcome(wallet, stillOn(wallet) ? 'still-active' : 'revoked')),
  })
  if (attempt.status !== 'error' || !error) return attempt
  // What has not been answered may yet be carried out.
  return error.code === 'timeout' ? { ...attempt, status: 'unknown', error } : { ...attempt, error }
}

function judge(targets: Wallet[], result: RevokeResult): RevokeAttempt {
  const ended = ({ outcome }: RevokeOutcome) => outcome === 'revoked' || outcome === 'not-delegated'
  const open = leftOver(targets, result)
  if (open.length === 0) return { status: 'done', result }
  if (result.results.some(ended)) return { status: 'partial', result }
  return { status: result.results.some(({ outcome }) => outcome === 'unknown') ? 'unknown' : 'error', result }
}

/** The wallets that a result does not show as ended; one that the backend left out counts among them. */
export function leftOver(targets: Wallet[], { results }: RevokeResult): Wallet[] {
  const ended = new Set(
    results.flatMap(({ address, outcome }) => (outcome === 'revoked' || outcome === 'not-delegated' ? address : [])),
  )
  return targets.filter(({ address }) => !ended.has(address))
}

const refused = (targets: Wallet[], error: LatchkeyError): RevokeAttempt => ({
  status: 'error',
  result: every(targets, 'still-active'),
  error,
})

const every = (targets: Wallet[], what: RevokeOutcome['outcome']): RevokeResult => ({
  results: targets.map((wallet) => outcome(wallet, what)),
})

const outcome = ({ address, chainType }: Wallet, what: RevokeOutcome['outcome']): RevokeOutcome => ({
  address,
  chainType,
  outcome: what,
})

async function within<value>(patience: number, work: Promise<value>): Promise<value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeoutError('revokeWallets', patience)), patience)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
