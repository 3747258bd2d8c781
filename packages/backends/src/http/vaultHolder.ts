import { lazily } from '@latchkey/core'
import type { VaultHost } from '@latchkey/vault/host'
import type { HttpOptions } from './HttpOptions.ts'

/** Gives the place where keys are held: opened at the first use, and anew after it was lost. */
export function vaultHolder({ vault, url, appId }: HttpOptions): () => Promise<VaultHost> {
  let opening: Promise<VaultHost> | undefined
  const close = () => (opening = undefined)

  async function open(): Promise<VaultHost> {
    const { openVaultHost } = await lazily(import('./openVaultHost.ts'))
    return await openVaultHost({ url, appId, ...(vault !== undefined && { vault }), onLost: close })
  }
  return () =>
    (opening ??= open().catch((error: unknown) => {
      close()
      throw error
    }))
}
