import { createKeyHost } from './createKeyHost.ts'
import { serveHost } from './serveHost.ts'

// The whole of a worker that holds keys: it says that it is there, and then answers over the port that it is given.
globalThis.addEventListener('message', ({ data }: MessageEvent<{ port?: unknown } | undefined>) => {
  if (data?.port instanceof MessagePort) serveHost(data.port, createKeyHost())
})

// A lock that it holds for as long as it lives: whoever waits for it learns of its death, which browsers tell nobody.
const life = `latchkey-vault-${crypto.randomUUID()}`
const ready = () => globalThis.postMessage({ life })
if (!('locks' in navigator)) ready()
else
  void navigator.locks.request(life, () => {
    ready()
    return new Promise(() => {})
  })
