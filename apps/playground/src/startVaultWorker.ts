// oxlint-disable-next-line import/default -- what Vite makes of it has one
import workerUrl from '@latchkey/vault/worker?worker&url'

interface Policies {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): URL }
}

/** Where the browser asks for it, scripts' addresses come from a policy; this page has one, for one address. */
const policy = (globalThis as { trustedTypes?: Policies }).trustedTypes?.createPolicy('latchkey-worker', {
  createScriptURL: (url) => {
    if (url !== workerUrl) throw new TypeError(`${url} is not the vault's worker.`)
    return url
  },
})

/** Keys are used in a worker of the page's own origin, also under Trusted Types. */
export const startVaultWorker = () =>
  new Worker(policy?.createScriptURL(workerUrl) ?? workerUrl, { type: 'module', name: 'latchkey-vault' })
