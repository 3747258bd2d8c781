import { LatchkeyError } from '@latchkey/core'
import type { TelegramOptions } from './TelegramOptions.ts'

/** Checks what a person configured; throws `config_invalid`, without the token. */
export function checkTelegram({ botToken, maxAge = 3_600 }: TelegramOptions): Required<TelegramOptions> {
  if (typeof botToken !== 'string' || !/^\d{1,20}:[\w-]{20,}$/.test(botToken))
    throw invalid('telegram.botToken must be as @BotFather gave it: the number of the bot, a colon and a long text.')
  if (!Number.isInteger(maxAge) || maxAge < 60 || maxAge > 86_400)
    throw invalid('telegram.maxAge must be a whole number of seconds, from 60 to 86400.')
  return { botToken, maxAge }
}

const invalid = (message: string) => new LatchkeyError('config_invalid', message)
