import { connectHost } from './connectHost.ts'
import type { VaultHost } from './VaultHost.ts'

interface OpenWorkerHostOptions {
  /** Starts the worker. Default: our own, from beside this file, as bundlers take it. */
  start?: () => Worker
  /** Milliseconds for one operation; a slow passcode is the longest. */
  deadline?: number
  onLost: () => void
}

/** A host in a worker of the page's own origin. Rejects where none can be started. */
export async function openWorkerHost({
  start = startWorker,
  deadline = 60_000,
  onLost,
}: OpenWorkerHostOptions): Promise<VaultHost> {
  const worker = start()
  try {
    await untilReady(worker)
  } catch (error) {
    worker.terminate()
    throw error
  }
  const { port1, port2 } = new MessageChannel()
  const host = connectHost(port1, {
    deadline,
    onLost() {
      worker.terminate()
      onLost()
    },
  })
  worker.postMessage({ port: port2 }, [port2])
  return host
}

const startWorker = () =>
  new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'latchkey-vault' })

const untilReady = (worker: Worker) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('it did not start in time')), 20_000)
    worker.onmessage = () => {
      clearTimeout(timer)
      resolve()
    }
    worker.onerror = (event) => {
      event.preventDefault()
      clearTimeout(timer)
      reject(new Error(event.message || 'its script could not be loaded'))
    }
  })
