import type { Beginning, Session } from '../session/createSession.ts'
import type { TelegramProof } from '../types/TelegramProof.ts'
import { login } from './login.ts'

/** Signs in whom Telegram signed for. `begun` where that started earlier than now. */
export const loginWithTelegram = (session: Session, proof: TelegramProof, begun?: Beginning) =>
  login(session, 'loginWithTelegram', { ...proof }, begun)
