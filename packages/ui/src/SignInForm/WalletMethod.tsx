'use client'
import { useLogin } from '@latchkey/react'
import { useState } from 'react'
import { Button } from '../parts/Button.tsx'
import { clip } from '../parts/clip.ts'
import { BrowserWallets } from './BrowserWallets.tsx'
import { findBrowserWallets, type BrowserWallet } from './findBrowserWallets.ts'
import { findSolanaWallets } from './findSolanaWallets.ts'
import type { MethodProps } from './PasskeyMethod.tsx'
import { SignInError } from './SignInError.tsx'
import type { FindWallets } from './useBrowserWallets.ts'

/** An Ethereum wallet of the person's own. */
export function WalletMethod(props: MethodProps) {
  const { loginWithWallet } = useLogin()
  return (
    <ChosenWallet way="wallet" label="signIn.wallet" find={findBrowserWallets} login={loginWithWallet} {...props} />
  )
}

/** A Solana wallet of the person's own. */
export function SolanaMethod(props: MethodProps) {
  const { loginWithSolanaWallet: login } = useLogin()
  return (
    <ChosenWallet
      way="solana"
      label="signIn.wallet.solana"
      find={findSolanaWallets}
      login={({ provider: signer, ...named }) => login({ signer, ...named })}
      {...props}
    />
  )
}

interface ChosenWalletProps<speaks> extends MethodProps {
  way: 'wallet' | 'solana'
  label: 'signIn.wallet' | 'signIn.wallet.solana'
  find: FindWallets<speaks>
  login: (wallet: { provider: speaks; name?: string }) => Promise<unknown>
}

/** A wallet chosen among those that this browser offers. */
function ChosenWallet<speaks>({ way, label, find, login, signIn, say }: ChosenWalletProps<speaks>) {
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState<string>()
  const flight = signIn.flightOf(way)

  function choose({ id, name, provider }: BrowserWallet<speaks>) {
    setChosen(id)
    void signIn.go(way, () => login({ provider, ...(name && { name: clip(name, 60) }) }))
  }

  return (
    <div data-part="method">
      <Button part={way} aria-expanded={isOpen} onClick={() => setOpen((open) => !open)}>
        {say(label)}
      </Button>
      {isOpen && (
        <BrowserWallets
          pending={signIn.isPending && flight.status !== 'idle' ? chosen : undefined}
          {...{ find, say }}
          onChoose={choose}
        />
      )}
      <SignInError flight={flight} />
    </div>
  )
}
