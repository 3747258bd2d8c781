/** What Telegram signed of somebody: what its login widget gives, or the launch data of a mini app, each value decoded once. Either, not both. */
export interface TelegramProof {
  telegramAuthResult?: TelegramData | null | undefined
  telegramWebAppData?: TelegramData | null | undefined
}

/** Signed as a whole, so every member counts, and none is renamed. */
export type TelegramData = Record<string, string | number | boolean | null>
