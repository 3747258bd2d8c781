import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { base58, base64 } from '@scure/base'
import { getTransactionDecoder, type Signature } from '@solana/kit'
import { FailedTransactionMetadata, LiteSVM } from 'litesvm'
import { onTestFinished } from 'vitest'

/** A Solana runtime of its own behind the few methods of a node (JSON-RPC, over loopback) that sending needs. It stops with the test, unless said otherwise. */
export async function litesvmNode({
  atTheEnd = onTestFinished,
}: { atTheEnd?: (stop: () => void) => void } = {}): Promise<{ svm: LiteSVM; url: string }> {
  const svm = new LiteSVM()
  const server = createServer((request, response) => {
    void request.toArray().then((parts) => {
      const { id, method, params } = JSON.parse(Buffer.concat(parts).toString()) as Question
      const answer = methods[method]?.(svm, params) ?? { error: { code: -32_601, message: `no ${method}` } }
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ jsonrpc: '2.0', id, ...answer }))
    })
  }).listen(0, '127.0.0.1')
  atTheEnd(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  return { svm, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

interface Question {
  id: number
  method: string
  params: unknown[]
}
type Answer = { result: unknown } | { error: { code: number; message: string } }

const methods: Record<string, (svm: LiteSVM, params: unknown[]) => Answer> = {
  getLatestBlockhash: (svm) => ({ result: { context: { slot: 1 }, value: { blockhash: svm.latestBlockhash() } } }),

  sendTransaction(svm, [text]) {
    const bytes = base64.decode(text as string)
    const transaction = getTransactionDecoder().decode(bytes)
    // As a node does: what would fail is not taken.
    for (const run of ['simulateTransaction', 'sendTransaction'] as const) {
      const outcome = svm[run](transaction)
      if (outcome instanceof FailedTransactionMetadata)
        return { error: { code: -32_002, message: `Transaction simulation failed: ${String(outcome.err())}` } }
    }
    return { result: signatureOf(bytes) }
  },

  getSignatureStatuses: (svm, [signatures]) => ({
    result: {
      context: { slot: 1 },
      value: (signatures as Signature[]).map((each) =>
        svm.getTransaction(each) ? { confirmationStatus: 'confirmed' } : null,
      ),
    },
  }),
}

/** The first signature, behind its count. */
const signatureOf = (bytes: Uint8Array) => base58.encode(bytes.subarray(1, 65))
