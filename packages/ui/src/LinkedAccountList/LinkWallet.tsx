'use client'
import { useLinkAccount } from '@latchkey/react'
import { useState } from 'react'
import { useMessages } from '../messages/useMessages.ts'
import { Button } from '../parts/Button.tsx'
import { clip } from '../parts/clip.ts'
import { useFlight } from '../parts/useFlight.ts'
import { BrowserWallets } from '../SignInForm/BrowserWallets.tsx'
import type { BrowserWallet } from '../SignInForm/findBrowserWallets.ts'
import { signInMessages } from '../SignInForm/signInMessages.ts'
import { LinkOutcome } from './LinkOutcome.tsx'
import type { LinkProps } from './LinkProviders.tsx'

/** Links a wallet of the person's own, chosen among those that this browser offers. */
export function LinkWallet({ say }: Pick<LinkProps, 'say'>) {
  const sayIn = useMessages(signInMessages)
  const { linkWithWallet } = useLinkAccount()
  const { flight, fly } = useFlight()
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState<string>()
  const { status, error } = flight
  const isWorking = status === 'pending' || status === 'slow'

  function choose({ id, name, provider }: BrowserWallet) {
    setChosen(id)
    void fly(() => linkWithWallet({ provider, ...(name && { name: clip(name, 60) }) }))
  }

  return (
    <>
      <Button part="link-wallet" aria-expanded={isOpen} onClick={() => setOpen((open) => !open)}>
        {say('accounts.link.wallet')}
      </Button>
      {isOpen && <BrowserWallets pending={isWorking ? chosen : undefined} say={sayIn} onChoose={choose} />}
      <LinkOutcome {...{ error, say }}>
        {isWorking && sayIn(status === 'slow' ? 'signIn.slow' : 'signIn.waiting')}
        {status === 'done' && say('accounts.link.done')}
      </LinkOutcome>
    </>
  )
}
