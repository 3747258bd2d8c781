import type { DelegationScope } from '../types/Delegation.ts'
import * as is from './check.ts'
import { plain } from './codec.ts'

const amount = is.text('an amount as a decimal text', /^(0|[1-9]\d{0,77})$/)
const address = is.text('an address', /^(0x[0-9a-fA-F]{40}|[1-9A-HJ-NP-Za-km-z]{32,44})$/)

/**
 * What the server may sign, as it travels: its names stay as they are, because it is hashed and signed word for word. A member
 * that is not known is refused: nobody can consent to what cannot be shown.
 */
export const delegationScope = plain<DelegationScope>(
  is.exactly({
    actions: is.array(
      is.oneOf(
        'personal_sign',
        'eth_signTypedData_v4',
        'eth_signTransaction',
        'eth_sendTransaction',
        'secp256k1_sign',
        'eth_sign7702Authorization',
        'signMessage',
        'signTransaction',
        'signAndSendTransaction',
      ),
      0,
      9,
    ),
    chainIds: is.optional(is.array(is.integer(1), 1, 50)),
    to: is.optional(is.array(address, 1, 50)),
    selectors: is.optional(is.array(is.text('four bytes in hex', /^0x[0-9a-f]{8}$/), 1, 50)),
    programs: is.optional(is.array(address, 1, 50)),
    maxValuePerTx: is.optional(amount),
    budget: is.optional(is.exactly({ amount, windowSec: is.integer(1, 31_536_000) })),
    maxCalls: is.optional(is.integer(1)),
    outliving: is.optional(
      is.array(is.oneOf('signIn', 'permit', 'transferAuthorization', 'order', 'durableNonce', 'authority'), 1, 6),
    ),
  }),
)
