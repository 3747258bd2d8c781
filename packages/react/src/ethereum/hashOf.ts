import { keccak256 } from 'viem/utils'

/** The hash by which a chain knows a signed transaction. */
export const hashOf = (signed: `0x${string}`): `0x${string}` => keccak256(signed)
