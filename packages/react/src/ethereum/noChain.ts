import { LatchkeyError } from '@latchkey/core'

/** Refuses what needs a chain where the app named none, or not this one. */
export function noChain(chainId?: number): never {
  const which = chainId === undefined ? 'No chain is' : `Chain ${chainId} is not`
  throw new LatchkeyError('chain_not_configured', `${which} configured. Name it in the \`chains\` of LatchkeyProvider.`)
}
