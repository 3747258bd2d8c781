'use client'
import { useLogin } from '@latchkey/react'
import { useState } from 'react'
import { Button } from '../parts/Button.tsx'
import { clip } from '../parts/clip.ts'
import { BrowserWallets } from './BrowserWallets.tsx'
import type { BrowserWallet } from './findBrowserWallets.ts'
import type { MethodProps } from './PasskeyMethod.tsx'
import { SignInError } from './SignInError.tsx'

/** A wallet of the person's own, chosen among those that this browser offers. */
export function WalletMethod({ signIn, say }: MethodProps) {
  const { loginWithWallet } = useLogin()
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
      {isOpen && (
        <BrowserWallets
          pending={signIn.isPending && flight.status !== 'idle' ? chosen : undefined}
          say={say}
          onChoose={choose}
        />
      )}
      <SignInError flight={flight} />
    </div>
  )
}
