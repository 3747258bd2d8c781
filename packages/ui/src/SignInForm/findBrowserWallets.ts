import type { Eip1193Provider } from '@latchkey/core'

/** A wallet that this browser offers, and how it is spoken to. */
export interface BrowserWallet<speaks = Eip1193Provider> {
  /** Unique among those found. */
  id: string
  /** What it calls itself; undefined for one that does not say. */
  name: string | undefined
  /** A picture that travels within the page (`data:`), never one from a host. */
  icon: string | undefined
  provider: speaks
}

/** Listens for wallets that announce themselves (EIP-6963); one that only stands in `window.ethereum` counts where none does. */
export function findBrowserWallets(onWallets: (wallets: BrowserWallet[]) => void): () => void {
  const found = new Map<string, BrowserWallet>()
  const tell = () => {
    const { ethereum } = window as { ethereum?: unknown }
    const quiet = isProvider(ethereum) ? [{ id: 'window', name: undefined, icon: undefined, provider: ethereum }] : []
    onWallets(found.size ? [...found.values()] : quiet)
  }
  const hear = (event: Event) => {
    const wallet = readAnnouncement((event as CustomEvent<unknown>).detail)
    if (!wallet || found.has(wallet.id)) return
    found.set(wallet.id, wallet)
    tell()
  }
  window.addEventListener('eip6963:announceProvider', hear)
  window.dispatchEvent(new Event('eip6963:requestProvider'))
  tell()
  return () => window.removeEventListener('eip6963:announceProvider', hear)
}

/** Any script can announce anything. */
function readAnnouncement(detail: unknown): BrowserWallet | undefined {
  const { info, provider } = (detail ?? {}) as { info?: Record<string, unknown>; provider?: unknown }
  const { uuid, name, icon } = info ?? {}
  if (typeof uuid !== 'string' || !isProvider(provider)) return undefined
  return {
    id: uuid,
    name: typeof name === 'string' && name.trim() ? name : undefined,
    icon: typeof icon === 'string' && icon.startsWith('data:image/') ? icon : undefined,
    provider,
  }
}

const isProvider = (value: unknown): value is Eip1193Provider =>
  typeof (value as Eip1193Provider | null)?.request === 'function'
