import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { encodeAbiParameters, hashMessage, type Hex } from 'viem'

/** A node of a chain on which one contract is deployed, that takes the signatures it is told to. */
export async function openContractNode() {
  const accepted = new Set<string>()
  const isAccepted = (data: Hex) => [...accepted].some((args) => data.endsWith(args))
  const answers: Record<string, (params: { data: Hex }[]) => Hex> = {
    eth_getCode: () => '0x6001',
    eth_call: ([call]) => (isAccepted(call!.data) ? '0x1' : '0x0'),
  }
  const node = createServer((request, response) => {
    void request.toArray().then((parts) => {
      const { id, method, params } = JSON.parse(Buffer.concat(parts).toString())
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ jsonrpc: '2.0', id, result: answers[method]?.(params) }))
    })
  })
  await new Promise<void>((listening) => node.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(node.address() as AddressInfo).port}`,
    accept: ({ address, message, signature }: { address: Hex; message: string; signature: Hex }) => {
      const types = [{ type: 'address' }, { type: 'bytes32' }, { type: 'bytes' }] as const
      accepted.add(encodeAbiParameters(types, [address, hashMessage(message), signature]).slice(2))
    },
    close: () => node.close(),
  }
}
