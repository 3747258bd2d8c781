'use client'
import { lazily } from '@latchkey/core'
import { useEffect, useState } from 'react'
import type { Say } from '../messages/useMessages.ts'
import { Button } from '../parts/Button.tsx'
import type { signInMessages } from './signInMessages.ts'

interface FarcasterConnectProps {
  connectUri: string
  say: Say<typeof signInMessages>
  onCancel: () => void
}

/** What the person opens in their Farcaster client: as a picture, once that is there, and as a link. */
export function FarcasterConnect({ connectUri, say, onCancel }: FarcasterConnectProps) {
  const [part, setPart] = useState<typeof import('../parts/QrCode.tsx')>()
  useEffect(() => {
    void lazily(import('../parts/QrCode.tsx')).then(setPart, () => {}) // the link does as well
  }, [])
  return (
    <div data-part="question">
      <p role="status">{say('signIn.farcaster.how')}</p>
      {part && <part.QrCode text={connectUri} label={say('signIn.farcaster.picture')} />}
      <div data-part="links">
        <a data-part="open-app" href={connectUri} target="_blank" rel="noreferrer">
          {say('signIn.farcaster.open')}
        </a>
        <Button part="cancel" variant="link" onClick={onCancel}>
          {say('signIn.farcaster.cancel')}
        </Button>
      </div>
    </div>
  )
}
