import { openNode } from '../chains/openNode.ts'

/** Where Farcaster ids are registered, on OP Mainnet. */
const registry = '0x00000000fc6c5f01fc30151999387bb99a9f489b'
/** `idOf(address)` */
const selector = '0xd94fe832'

/** Asks the id registry on the chain whether an address is the one that holds a Farcaster id. */
export async function registryOwnsFid(
  rpcUrls: Readonly<Record<string, string>>,
  address: string,
  fid: number,
): Promise<boolean> {
  const data = selector + address.slice(2).toLowerCase().padStart(64, '0')
  const answer = await openNode(rpcUrls, 'eip155:10').ask('eth_call', [{ to: registry, data }, 'latest'])
  return typeof answer === 'string' && /^0x[0-9a-f]{64}$/.test(answer) && BigInt(answer) === BigInt(fid)
}
