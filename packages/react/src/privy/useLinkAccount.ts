'use client'
import type { OAuthProvider } from '@latchkey/core'
import { useMemo } from 'react'
import { linkByTelegram } from '../provider/telegramActions.ts'
import { useBound } from '../provider/useBound.ts'
import { linkBrowserWallet, linkPasskey } from './linkActions.ts'
import { isEvent, type ReactEvent } from './ReactEvent.ts'
import { useLinkCallbacks, type LinkCallbacks } from './useLinkCallbacks.ts'
import { useLoginWithOAuth } from './useLoginWithOAuth.ts'

/** Links accounts that no form is needed for. Nothing is waited for: what comes of it is told to the callbacks. */
export function useLinkAccount(callbacks?: LinkCallbacks) {
  const run = useLinkCallbacks(callbacks)
  const [wallet, passkey] = [useBound(linkBrowserWallet), useBound(linkPasskey)]
  const telegram = useBound(linkByTelegram)
  const { initOAuth } = useLoginWithOAuth()
  return useMemo(() => {
    const begin = (provider: OAuthProvider) => (): void => void initOAuth({ provider }).catch(() => {})
    return {
      linkWallet: (_options?: object | ReactEvent): void => void run('siwe', wallet).catch(() => {}),
      linkPasskey: (options: { name?: string } | ReactEvent = {}): void =>
        void run('passkey', () => passkey(isEvent(options) ? {} : options)).catch(() => {}),
      /** `initDataRaw` where a mini app has its launch data elsewhere than in its address. */
      linkTelegram: (options?: { launchParams: { initDataRaw?: string } } | ReactEvent): void =>
        void run('telegram', () => telegram(!options || isEvent(options) ? {} : options.launchParams)).catch(() => {}),
      linkOAuth: ({ provider }: { provider: OAuthProvider }): void => begin(provider)(),
      linkGoogle: begin('google'),
      linkApple: begin('apple'),
      linkTwitter: begin('twitter'),
      linkTwitch: begin('twitch'),
      linkDiscord: begin('discord'),
      linkGithub: begin('github'),
      linkLinkedIn: begin('linkedin'),
      linkTiktok: begin('tiktok'),
      linkLine: begin('line'),
      linkSpotify: begin('spotify'),
      linkInstagram: begin('instagram'),
    }
  }, [run, wallet, passkey, telegram, initOAuth])
}
