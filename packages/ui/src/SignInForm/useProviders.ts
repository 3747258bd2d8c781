'use client'
import type { OAuthProvider } from '@latchkey/core'
import { useCapabilities, useLoginWithOAuth, type OAuthState } from '@latchkey/react'
import { useState } from 'react'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { shownAgain } from '../parts/shownAgain.ts'

/** Other providers without a look: which there are, the way out to one, and what became of the way back. */
export function useProviders(redirectTo: string | undefined) {
  const { oauthProviders = [] } = useCapabilities()
  const { timing } = useUi()
  const { state, initOAuth } = useLoginWithOAuth()
  const [hasLeft, setLeft] = useState(false)
  // Once this page has sent somebody out, the state tells of that, and no more of how they came.
  const returning: OAuthState = hasLeft ? { status: 'initial' } : state

  /** Goes to a provider; resolves where the page was not left after all, or is shown again. */
  async function leaveFor(provider: OAuthProvider): Promise<void> {
    setLeft(true)
    await initOAuth({ provider, ...(redirectTo !== undefined && { redirectTo }) })
    await shownAgain(timing.unknown)
  }

  return { providers: oauthProviders, returning, leaveFor }
}
