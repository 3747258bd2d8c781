import {
  linkAccount,
  loginWithTelegram,
  proveTelegram,
  type ProveTelegramParameters,
  type Session,
} from '@latchkey/core'

/** Has Telegram say who somebody is, and signs them in. */
export async function signInByTelegram(session: Session, asked: ProveTelegramParameters = {}) {
  const begun = session.begin()
  return await loginWithTelegram(session, await proveTelegram(session, asked), begun)
}

/** The same, and links it to the person. */
export const linkByTelegram = async (session: Session, asked: ProveTelegramParameters = {}) =>
  linkAccount(session, { type: 'telegram', ...(await proveTelegram(session, asked)) })
