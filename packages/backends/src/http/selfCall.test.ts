import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { planSelfCall } from './selfCall.ts'

const address = '0x0000000000000000000000000000000000000001'
const coin = 10n ** 18n

/** A node that says that the wallet is rich, and asks for what a test has it ask for. */
async function plan(fees: { baseFeePerGas: bigint; tip: bigint }) {
  const hex = (number: bigint) => `0x${number.toString(16)}`
  const answers: Record<string, unknown> = {
    eth_getCode: '0x',
    eth_getTransactionCount: '0x0',
    eth_getBalance: hex(1_000_000n * coin),
    eth_getBlockByNumber: { baseFeePerGas: hex(fees.baseFeePerGas), number: '0x1', transactions: [] },
    eth_maxPriorityFeePerGas: hex(fees.tip),
  }
  const node = createServer((request, response) => {
    let text = ''
    request.on('data', (part) => (text += String(part)))
    request.on('end', () => {
      const { id, method } = JSON.parse(text) as { id: number; method: string }
      response.end(JSON.stringify({ jsonrpc: '2.0', id, result: answers[method] }))
    })
  }).listen(0, '127.0.0.1')
  onTestFinished(() => {
    node.closeAllConnections()
    node.close()
  })
  await new Promise((resolve) => node.once('listening', resolve))
  const rpcUrls = { 'eip155:1': `http://127.0.0.1:${(node.address() as AddressInfo).port}` }
  return planSelfCall({ rpcUrls, chainId: 1, account: address, implementation: address, gas: 200_000n })
}

test('a node that asks for a tip beyond reason gets nothing signed', async () => {
  const usual = { baseFeePerGas: 30_000_000_000n, tip: 2_000_000_000n }
  await expect(plan(usual)).resolves.toMatchObject({ maxPriorityFeePerGas: usual.tip })
  const dear = plan({ ...usual, tip: coin / 100_000n })
  await expect(dear).rejects.toMatchObject({ code: 'transaction_refused', message: /2000000000000000000 wei/ })
})
