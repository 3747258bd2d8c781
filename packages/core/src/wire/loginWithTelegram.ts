import * as is from './check.ts'
import type { TelegramProof } from '../types/TelegramProof.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { loginMode, type LoginMode } from './loginMode.ts'
import { sessionAnswer } from './session.ts'
import { metadatum, user } from './user.ts'

const data = is.optional(is.nullable(is.record(is.nullable(metadatum))))

const telegramProof = { telegram_auth_result: data, telegram_web_app_data: data }

/** Signs in whom Telegram signed for. */
export const loginWithTelegram = endpoint({
  method: 'POST',
  path: '/telegram/authenticate',
  auth: 'none',
  body: shape<TelegramProof & { mode?: LoginMode }>({ ...telegramProof, mode: loginMode }),
  response: sessionAnswer,
})

/** Links whom Telegram signed for. */
export const linkTelegram = endpoint({
  method: 'POST',
  path: '/telegram/link',
  auth: 'user',
  body: shape<TelegramProof>(telegramProof),
  response: user,
})

/** Takes a Telegram account from the person. */
export const unlinkTelegram = endpoint({
  method: 'POST',
  path: '/telegram/unlink',
  auth: 'user',
  body: shape<{ telegramUserId: string }>({ telegram_user_id: is.text('a Telegram id', /^\d{1,20}$/) }),
  response: user,
})
