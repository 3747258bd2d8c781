import { lazily } from '@latchkey/core'
import { openFrameHost, openWorkerHost, type VaultHost } from '@latchkey/vault/host'
import type { HttpOptions } from './HttpOptions.ts'

interface OpenVaultHostOptions extends Pick<HttpOptions, 'vault' | 'url' | 'appId'> {
  /** Called when the place is gone: the next use needs another one. */
  onLost: () => void
}

/** Opens the place where keys are held. Where a worker cannot be started the page takes its part, and says so. */
export async function openVaultHost({ vault, url, appId, onLost }: OpenVaultHostOptions): Promise<VaultHost> {
  if (vault === 'frame') return await openFrameHost({ url: `${url}/vault/frame`, appId, onLost })
  if (vault !== 'page' && typeof Worker !== 'undefined')
    try {
      return await openWorkerHost({ ...(typeof vault === 'object' && { start: vault.worker }), onLost })
    } catch (cause) {
      console.warn('Latchkey: no worker could be started for the vault, so keys are used in the page itself.', cause)
    }
  const { createKeyHost } = await lazily(import('@latchkey/vault'))
  return createKeyHost()
}
