'use client'
import { useLogin } from '@latchkey/react'
import { useState } from 'react'
import { Button } from '../parts/Button.tsx'
import { clip } from '../parts/clip.ts'
import type { BrowserWallet } from './findBrowserWallets.ts'
import type { MethodProps } from './PasskeyMethod.tsx'
import { SignInError } from './SignInError.tsx'
import { useBrowserWallets } from './useBrowserWallets.ts'

/** A wallet of the person's own, chosen among those that this browser offers. */
export function WalletMethod({ signIn, say }: MethodProps) {
  const { loginWithWallet } = useLogin()
  const wallets = useBrowserWallets()
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState<string>()
  const flight = signIn.flightOf('wallet')

  function choose({ id, name, provider }: BrowserWallet) {
    setChosen(id)
    void signIn.go('wallet', () => loginWithWallet({ provider, ...(name && { name: clip(name, 60) }) }))
  }

  return (
    <div data-part="method">
      <Button part="wallet" aria-expanded={isOpen} onClick={() => setOpen((open) => !open)}>
        {say('signIn.wallet')}
      </Button>
      {isOpen && wallets?.length === 0 && <p data-part="hint">{say('signIn.wallet.none')}</p>}
      {isOpen && wallets && wallets.length > 0 && (
        <ul data-part="browser-wallets">
          {wallets.map((wallet) => (
            <li key={wallet.id}>
              <Button
                part="browser-wallet"
                pending={signIn.isPending && flight.status !== 'idle' && chosen === wallet.id}
                onClick={() => choose(wallet)}
              >
                {wallet.icon && <img src={wallet.icon} alt="" width="20" height="20" />}
                {wallet.name
                  ? say('signIn.wallet.with', { wallet: <bdi>{clip(wallet.name, 60)}</bdi> })
                  : say('signIn.wallet.unnamed')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <SignInError flight={flight} />
    </div>
  )
}
