import { change } from '../actions/change.ts'
import { embeddedWallet } from '../actions/embeddedWallet.ts'
import { LatchkeyError } from '../errors/LatchkeyError.ts'
import type { Session } from '../session/createSession.ts'
import { signedInUser, untilKnown } from '../session/run.ts'
import type { RevokeResult } from '../types/RevokeResult.ts'

/** What the action `revokeWallets` does. */
export async function revokeWallets(session: Session, { wallets }: { wallets?: string[] } = {}): Promise<RevokeResult> {
  if (!session.store.getState().user) await untilKnown(session)
  const user = signedInUser(session, 'revokeWallets')
  const addresses = wallets && [...new Set(wallets.map((address) => embeddedWallet(user, address).address))]
  if (addresses?.length === 0) return { results: [] }
  if (addresses && session.backend.capabilities.revoke !== 'per-wallet') throw onlyAll(session.backend.name)
  const { answer } = await change(session, 'revokeWallets', addresses ? { wallets: addresses } : {}, {
    wrongIn: ({ results }) =>
      Array.isArray(results) && results.every((result) => typeof result?.outcome === 'string')
        ? undefined
        : 'no results',
  })
  const { results, receipt } = answer
  return { results, ...(receipt && { receipt }) }
}

const onlyAll = (backend: string) =>
  new LatchkeyError(
    'capability_missing',
    `The backend "${backend}" revokes all wallets together only. Call revokeWallets() without naming any.`,
  )
