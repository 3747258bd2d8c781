'use client'
import { AbortedError } from '@latchkey/core'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { linkByFarcaster, signInByFarcaster, type AskedByFarcaster } from '../provider/farcasterActions.ts'
import { useBound } from '../provider/useBound.ts'

export interface LoginWithFarcasterParameters {
  /** Where the person's client sends them afterwards. */
  redirectUrl?: string
}

/**
 * Signs in by Farcaster, or links it. While the person is asked, `connectUri` is what they open in their client: show it as a QR
 * code and as a link. `cancel` gives it up, and so does the end of the component.
 */
export function useLoginWithFarcaster() {
  const [login, link] = [useBound(signInByFarcaster), useBound(linkByFarcaster)]
  const [connectUri, setConnectUri] = useState<string>()
  const asking = useRef<AbortController>(undefined)
  const cancel = useCallback(() => asking.current?.abort(new AbortedError('awaitFarcaster', 'given up')), [])
  useEffect(() => cancel, [cancel])

  const ask = useCallback(
    async <answer>(work: (asked: AskedByFarcaster) => Promise<answer>, asked: LoginWithFarcasterParameters = {}) => {
      cancel() // of two at once the later one shows
      const controller = new AbortController()
      asking.current = controller
      try {
        return await work({ ...asked, onConnect: setConnectUri, signal: controller.signal })
      } finally {
        if (asking.current === controller) setConnectUri(undefined)
      }
    },
    [cancel],
  )
  return useMemo(
    () => ({
      connectUri,
      loginWithFarcaster: (asked?: LoginWithFarcasterParameters) => ask(login, asked),
      linkFarcaster: (asked?: LoginWithFarcasterParameters) => ask(link, asked),
      cancel,
    }),
    [connectUri, ask, login, link, cancel],
  )
}
