import { LatchkeyError } from '@latchkey/core'
import type { Hex } from 'viem'
import type { ChainNode } from '../chains/openNode.ts'

interface ContractSignature {
  address: Hex
  message: string
  signature: Hex
  /** Of the wallet's chain. */
  node: ChainNode
}

/** Whether a contract wallet accepts a signature over a text (EIP-1271), also one that is not deployed yet (EIP-6492). Asks its chain. */
export async function contractSays({ address, message, signature, node }: ContractSignature): Promise<boolean> {
  const viem = await import('viem')
  const request = ({ method, params }: { method: string; params?: unknown }) => node.ask(method, params)
  const client = viem.createPublicClient({ transport: viem.custom({ request }, { retryCount: 1 }) })
  const data = viem.encodeDeployData({
    abi: viem.erc6492SignatureValidatorAbi,
    bytecode: viem.erc6492SignatureValidatorByteCode,
    args: [address, viem.hashMessage(message), signature],
  })
  try {
    // The check would also take the signature of a plain key for its own address, which is no contract's.
    const isDeployed = (await client.getCode({ address })) !== undefined
    if (!isDeployed && !viem.isErc6492Signature(signature)) return false
    const said = await client.call({ data })
    return BigInt(said.data ?? '0x0') === 1n
  } catch (cause) {
    if (cause instanceof viem.BaseError && cause.walk((each) => each instanceof viem.ExecutionRevertedError))
      return false
    throw new LatchkeyError(
      'chain_unavailable',
      'The wallet’s chain could not be asked just now, so nobody knows yet whether it signed. Try again in a minute.',
      { retryable: true, cause },
    )
  }
}
