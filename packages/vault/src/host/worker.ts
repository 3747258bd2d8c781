import { createKeyHost } from './createKeyHost.ts'
import { serveHost } from './serveHost.ts'

// The whole of a worker that holds keys: it says that it is there, and then answers over the port that it is given.
globalThis.addEventListener('message', ({ data }: MessageEvent<{ port?: unknown } | undefined>) => {
  if (data?.port instanceof MessagePort) serveHost(data.port, createKeyHost())
})
globalThis.postMessage('ready')
