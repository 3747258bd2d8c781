'use client'
import { useLinkAccount } from '@latchkey/react'
import { useState } from 'react'
import { useMessages } from '../messages/useMessages.ts'
import { Button } from '../parts/Button.tsx'
import { clip } from '../parts/clip.ts'
import { useFlight } from '../parts/useFlight.ts'
import { BrowserWallets } from '../SignInForm/BrowserWallets.tsx'
import { findBrowserWallets, type BrowserWallet } from '../SignInForm/findBrowserWallets.ts'
import { findSolanaWallets } from '../SignInForm/findSolanaWallets.ts'
import { signInMessages } from '../SignInForm/signInMessages.ts'
import type { FindWallets } from '../SignInForm/useBrowserWallets.ts'
import { LinkOutcome } from './LinkOutcome.tsx'
import type { LinkProps } from './LinkProviders.tsx'

/** Links an Ethereum wallet of the person's own. */
export function LinkWallet(props: Pick<LinkProps, 'say'>) {
  const { linkWithWallet: link } = useLinkAccount()
  return <LinkChosen part="link-wallet" label="accounts.link.wallet" find={findBrowserWallets} link={link} {...props} />
}

/** Links a Solana wallet of the person's own. */
export function LinkSolanaWallet(props: Pick<LinkProps, 'say'>) {
  const { linkWithSolanaWallet: link } = useLinkAccount()
  return (
    <LinkChosen
      part="link-solana"
      label="accounts.link.solana"
      find={findSolanaWallets}
      link={({ provider: signer, ...named }) => link({ signer, ...named })}
      {...props}
    />
  )
}

interface LinkChosenProps<speaks> extends Pick<LinkProps, 'say'> {
  part: string
  label: 'accounts.link.wallet' | 'accounts.link.solana'
  find: FindWallets<speaks>
  link: (wallet: { provider: speaks; name?: string }) => Promise<unknown>
}

/** Links a wallet that is chosen among those that this browser offers. */
function LinkChosen<speaks>({ part, label, find, link, say }: LinkChosenProps<speaks>) {
  const sayIn = useMessages(signInMessages)
  const { flight, fly } = useFlight()
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState<string>()
  const { status, error } = flight
  const isWorking = status === 'pending' || status === 'slow'

  function choose({ id, name, provider }: BrowserWallet<speaks>) {
    setChosen(id)
    void fly(() => link({ provider, ...(name && { name: clip(name, 60) }) }))
  }

  return (
    <>
      <Button part={part} aria-expanded={isOpen} onClick={() => setOpen((open) => !open)}>
        {say(label)}
      </Button>
      {isOpen && <BrowserWallets find={find} pending={isWorking ? chosen : undefined} say={sayIn} onChoose={choose} />}
      <LinkOutcome {...{ error, say }}>
        {isWorking && sayIn(status === 'slow' ? 'signIn.slow' : 'signIn.waiting')}
        {status === 'done' && say('accounts.link.done')}
      </LinkOutcome>
    </>
  )
}
