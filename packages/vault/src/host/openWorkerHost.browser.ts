import { recoverMessageAddress, type Hex } from 'viem'
import { afterEach, expect, test, vi } from 'vitest'
import { createKeyHost } from './createKeyHost.ts'
import { openWorkerHost } from './openWorkerHost.ts'

const secret = () => ({ method: 'user-passkey', credentialId: 'one', prf: new Uint8Array(32).fill(7) }) as const
const place = { chainType: 'ethereum', walletIndex: 0 } as const

afterEach(() => vi.restoreAllMocks())

/** A wallet in a worker, the worker itself, and all that the worker said. */
async function workerWallet() {
  const heard: unknown[] = []
  const started: Worker[] = []
  const start = () => {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' })
    started.push(worker)
    return worker
  }
  const { onmessage } = Object.getOwnPropertyDescriptors(MessagePort.prototype)
  vi.spyOn(MessagePort.prototype, 'onmessage', 'set').mockImplementation(function (this: MessagePort, listener) {
    this.addEventListener('message', ({ data }) => heard.push(data))
    onmessage.set!.call(this, listener)
  })
  const onLost = vi.fn()
  const host = await openWorkerHost({ start, onLost })
  const vault = await host.createVault({ userId: 'ada', secret: secret() })
  const [wallet] = await host.proveWallets({ vault, secret: secret(), userId: 'ada', places: [place] })
  return { host, heard, onLost, worker: started[0]!, use: { vault, secret: secret(), place, address: wallet!.address } }
}

test('a worker signs the same as the page, and what it says holds no key', async () => {
  const { host, heard, use } = await workerWallet()
  const signature = await host.signMessage({ ...use, message: 'hello' })
  expect(await recoverMessageAddress({ message: 'hello', signature: signature as Hex })).toBe(use.address)
  expect(signature).toBe(await createKeyHost().signMessage({ ...use, message: 'hello' }))

  const { port1, port2 } = new MessageChannel()
  const seen = new Promise<string>((resolve) => (port1.onmessage = ({ data }) => resolve(data as string)))
  heard.length = 0
  await host.exportKey({ ...use, format: 'private-key', view: port2 })
  const key = await seen
  const toThePage = heard.filter((message) => message !== key) // the view's own port is watched, too
  expect(toThePage).toHaveLength(1)
  const again = await host.signMessage({ ...use, message: 'hello again' })
  expect(JSON.stringify([heard.filter((message) => message !== key), again, use.vault])).not.toContain(key.slice(2))
})

test('what opened the vault is moved to the worker: no copy of it stays behind', async () => {
  const sent = vi.spyOn(MessagePort.prototype, 'postMessage')
  const host = await openWorkerHost({ onLost: () => {} })
  const own = secret()
  await host.createVault({ userId: 'ada', secret: own })
  const { parameters } = sent.mock.calls.at(-1)![0] as { parameters: { secret: { prf: Uint8Array } } }
  expect(parameters.secret.prf.byteLength).toBe(0)
  expect(own.prf.byteLength).toBe(32)
})

test('a worker that is killed in the middle of a call fails it at once, and another one takes its place', async () => {
  const { host, onLost, worker, use } = await workerWallet()
  const asked = host.signMessage({ ...use, message: 'hello' })
  worker.terminate()
  await expect(asked).rejects.toMatchObject({ code: 'vault_unavailable', retryable: true })
  expect(onLost).toHaveBeenCalledTimes(1)
  const next = await openWorkerHost({ onLost: () => {} })
  expect(await next.signMessage({ ...use, message: 'hello' })).toMatch(/^0x[0-9a-f]{130}$/)
})

test('where no worker can be started it rejects, so that the page can take its part', async () => {
  const start = () => new Worker('data:text/javascript,throw new Error("no")')
  await expect(openWorkerHost({ start, onLost: () => {} })).rejects.toThrow()
})
