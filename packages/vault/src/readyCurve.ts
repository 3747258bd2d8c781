import { secp256k1 } from '@noble/curves/secp256k1'

let ready: unknown

/**
 * Makes the table that secp256k1 multiplies by, ahead of its first use. A person signs a few times, not thousands: the small table
 * is there in a fifth of the time, and each use of it takes half as long again.
 */
export function readyCurve(): void {
  ready ??= secp256k1.utils.precompute(5)
}
