import type { Backend } from '@latchkey/core'

/** A real backend: nothing of it is loaded before somebody chooses it. */
export async function openBackend(name: string | undefined): Promise<Backend> {
  if (name === 'embedded') {
    const { embedded } = await import('@latchkey/backends/embedded')
    return embedded({ createOnLogin: 'users-without-wallets' })
  }
  if (name === 'simulator') return await (await import('../tests/dfns/openInTab.ts')).openInTab()
  const { http } = await import('@latchkey/backends/http')
  const { LATCHKEY_URL: url = 'http://localhost:8787', LATCHKEY_APP_ID: appId = 'latchkey-dev-app-00000000' } =
    import.meta.env as { LATCHKEY_URL?: string; LATCHKEY_APP_ID?: string }
  return http({ url, appId, createOnLogin: 'users-without-wallets' })
}
