import { createTestClient, http, parseEther, publicActions, type Hex } from 'viem'
import { lamports, type Address } from '@solana/kit'
import { anvil } from '../../packages/react/src/ethereum/anvil.test.kit.ts'
import { litesvmNode } from '../chains/litesvmNode.ts'

/** The local cluster goes by the name of one that Privy's clients know. */
export const cluster = 'solana:EtWTRABZaYq6iMfeYKouRu166VU2xqa1'

export type LocalChains = Awaited<ReturnType<typeof openChains>>

/** A chain of either kind on this machine, and `rpcUrls`, by which the server learns of them. */
export async function openChains() {
  const ends: (() => void)[] = []
  const atTheEnd = (stop: () => void) => void ends.push(stop)
  const [ethereum, solana] = await Promise.all([anvil({ atTheEnd }), litesvmNode({ atTheEnd })])
  const url = ethereum.rpcUrls.default.http[0]!
  const chain = createTestClient({ mode: 'anvil', transport: http(url), pollingInterval: 20 }).extend(publicActions)
  return {
    rpcUrls: `eip155:31337=${url},${cluster}=${solana.url}`,
    /** One ether. */
    fundEthereum: (address: string) => chain.setBalance({ address: address as Hex, value: parseEther('1') }),
    /** Wei that came with a transaction, once it is in a block. */
    async arrivedWith(hash: string) {
      await chain.waitForTransactionReceipt({ hash: hash as Hex })
      return (await chain.getTransaction({ hash: hash as Hex })).value
    },
    /** One SOL. */
    fundSolana: (address: string) => solana.svm.airdrop(address as Address, lamports(1_000_000_000n)),
    /** Lamports. */
    solanaBalance: (address: string) => solana.svm.getBalance(address as Address),
    close: () => ends.forEach((end) => end()),
  }
}
