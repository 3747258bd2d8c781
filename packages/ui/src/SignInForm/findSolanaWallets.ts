import type { SolanaSigner } from '@latchkey/core'
import type { BrowserWallet } from './findBrowserWallets.ts'

/** Listens for Solana wallets that announce themselves (Wallet Standard): those that sign messages. */
export function findSolanaWallets(onWallets: (wallets: BrowserWallet<SolanaSigner>[]) => void): () => void {
  const found: BrowserWallet<SolanaSigner>[] = []
  const register = (...announced: unknown[]) => {
    for (const each of announced) {
      const wallet = readWallet(each, String(found.length))
      if (wallet) found.push(wallet)
    }
    onWallets([...found])
    return () => {} // a wallet that goes is still shown: asking it says that it went
  }
  const hear = (event: Event) => {
    const { detail } = event as CustomEvent<unknown>
    if (typeof detail === 'function') (detail as (api: { register: typeof register }) => void)({ register })
  }
  window.addEventListener('wallet-standard:register-wallet', hear)
  window.dispatchEvent(new CustomEvent('wallet-standard:app-ready', { detail: { register } }))
  onWallets([...found])
  return () => window.removeEventListener('wallet-standard:register-wallet', hear)
}

interface Account {
  address: string
}

/** What is used of a wallet. */
interface StandardWallet {
  name?: unknown
  icon?: unknown
  features: {
    'standard:connect': { connect(): Promise<{ accounts: readonly Account[] }> }
    'solana:signMessage': {
      signMessage(input: { account: Account; message: Uint8Array }): Promise<readonly { signature: Uint8Array }[]>
    }
  }
}

/** Any script can announce anything. */
function readWallet(announced: unknown, id: string): BrowserWallet<SolanaSigner> | undefined {
  const wallet = announced as StandardWallet | null
  const [connecting, signing] = [wallet?.features?.['standard:connect'], wallet?.features?.['solana:signMessage']]
  if (typeof connecting?.connect !== 'function' || typeof signing?.signMessage !== 'function') return undefined
  const { name, icon } = wallet!
  let chosen: Account | undefined
  return {
    id,
    name: typeof name === 'string' && name.trim() ? name : undefined,
    icon: typeof icon === 'string' && icon.startsWith('data:image/') ? icon : undefined,
    provider: {
      async connect() {
        chosen = (await connecting.connect()).accounts[0]
        return chosen!.address
      },
      signMessage: async ({ message }) => (await signing.signMessage({ account: chosen!, message }))[0]!.signature,
    },
  }
}
