'use client'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { linkByTelegram, signInByTelegram } from '../provider/telegramActions.ts'

/** Signs in by Telegram, or links it: in a window that it opens within the click, or by what it launched this mini app with. */
export function useLoginWithTelegram() {
  const [loginWithTelegram, linkTelegram] = [useBound(signInByTelegram), useBound(linkByTelegram)]
  return useMemo(() => ({ loginWithTelegram, linkTelegram }), [loginWithTelegram, linkTelegram])
}
