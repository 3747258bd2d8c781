'use client'
import type { Say } from '../messages/useMessages.ts'
import { Button } from '../parts/Button.tsx'
import { clip } from '../parts/clip.ts'
import type { BrowserWallet } from './findBrowserWallets.ts'
import type { signInMessages } from './signInMessages.ts'
import { useBrowserWallets, type FindWallets } from './useBrowserWallets.ts'

interface BrowserWalletsProps<speaks> {
  find: FindWallets<speaks>
  /** Which one is being asked, by its id. */
  pending: string | undefined
  say: Say<typeof signInMessages>
  onChoose: (wallet: BrowserWallet<speaks>) => void
}

/** The wallets that this browser offers, one of which is chosen. */
export function BrowserWallets<speaks>({ find, pending, say, onChoose }: BrowserWalletsProps<speaks>) {
  const wallets = useBrowserWallets(find)
  if (!wallets) return null
  if (wallets.length === 0) return <p data-part="hint">{say('signIn.wallet.none')}</p>
  return (
    <ul data-part="browser-wallets">
      {wallets.map((wallet) => (
        <li key={wallet.id}>
          <Button part="browser-wallet" pending={pending === wallet.id} onClick={() => onChoose(wallet)}>
            {wallet.icon && <img src={wallet.icon} alt="" width="20" height="20" />}
            {wallet.name
              ? say('signIn.wallet.with', { wallet: <bdi>{clip(wallet.name, 60)}</bdi> })
              : say('signIn.wallet.unnamed')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
