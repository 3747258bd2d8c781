/** The app's bot at Telegram, which people sign in by. */
export interface TelegramOptions {
  /** As @BotFather gave it. A secret. */
  botToken: string
  /** Seconds after which what Telegram signed is too old. Default one hour. */
  maxAge?: number
}
