'use client'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { unlinkTelegram } from './linkActions.ts'

/** Takes a Telegram account from the person; the last way to sign in stays. */
export function useUnlinkTelegram() {
  const run = useBound(unlinkTelegram)
  return useMemo(() => ({ unlink: ({ telegramUserId }: { telegramUserId: string }) => run(telegramUserId) }), [run])
}
