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
  let life: string
  try {
    life = await untilReady(worker)
  } catch (error) {
    worker.terminate()
    throw error
  }
  const { port1, port2 } = new MessageChannel()
  const host = connectHost(port1, {
    deadline,
    death: navigator.locks?.request(life, () => {}),
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

/** Gives the name of the lock that the worker holds while it lives. */
const untilReady = (worker: Worker) =>
  new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('it did not start in time')), 20_000)
    worker.onmessage = ({ data }: MessageEvent<{ life: string }>) => {
      clearTimeout(timer)
      resolve(data.life)
    }
    worker.onerror = (event) => {
      event.preventDefault()
      clearTimeout(timer)
      reject(new Error(event.message || 'its script could not be loaded'))
    }
  })
