import { LatchkeyError } from '@latchkey/core'
import type { WalletTerms } from '@latchkey/core/wire'
import { assertNoPolicies } from './walletsAsked.ts'

/** Refuses what a wallet here could not be held to: quorums, thresholds, labels and the like. */
export function assertTerms({ owner, policyIds, additionalSigners, ...others }: WalletTerms): void {
  assertNoPolicies({ policyIds, additionalSigners })
  if (owner && !owner.userId) throw refusal('owner', 'only a person can own a wallet, as { "user_id": … }')
  for (const name of unknownTerms) {
    const term = others[name]
    if (term !== undefined && term !== null && !(Array.isArray(term) && term.length === 0))
      throw refusal(
        name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        'nothing here would keep to it',
      )
  }
}

const unknownTerms = [
  'ownerId',
  'authorizationKeyIds',
  'authorizationThreshold',
  'displayName',
  'externalId',
  'entity',
] as const

const refusal = (name: string, why: string) =>
  new LatchkeyError('not_supported', `This server does not take ${name} for a wallet: ${why}. Leave it out.`)
