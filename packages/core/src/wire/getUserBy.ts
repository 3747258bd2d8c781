import * as is from './check.ts'
import type { Check } from './check.ts'
import type { User } from '../types/User.ts'
import { shape } from './codec.ts'
import { endpoint, type Endpoint } from './endpoint.ts'
import { user } from './user.ts'

/** What is looked for: short enough to be one. */
const text = is.text('a text of 1 to 320 characters', /^[^]+$/, 320)

const by = <body>(path: string, members: Record<string, Check>): Endpoint<body, User, 'app'> =>
  endpoint({ method: 'POST', path: `/users/${path}`, auth: 'app', body: shape<body>(members), response: user })

type Address = { address: string }
type Username = { username: string }

/** Finds who holds an e-mail address, whatever its case. */
export const getUserByEmail = by<Address>('email/address', { address: text })

/** Finds who holds a phone number, however it is written. */
export const getUserByPhone = by<{ number: string }>('phone/number', { number: text })

/** Finds who holds a wallet, embedded or not. */
export const getUserByWalletAddress = by<Address>('wallet/address', { address: text })

/** Finds who holds a smart wallet. */
export const getUserBySmartWalletAddress = by<Address>('smart_wallet/address', { address: text })

/** Finds who holds a Farcaster account. */
export const getUserByFarcasterId = by<{ fid: number }>('farcaster/fid', { fid: is.integer(0) })

/** Finds who was last known by a Discord username. */
export const getUserByDiscordUsername = by<Username>('discord/username', { username: text })

/** Finds who was last known by a GitHub username. */
export const getUserByGithubUsername = by<Username>('github/username', { username: text })

/** Finds who was last known by a Twitter username. */
export const getUserByTwitterUsername = by<Username>('twitter/username', { username: text })

/** Finds who holds a Twitter account, by the id that never changes. */
export const getUserByTwitterSubject = by<{ subject: string }>('twitter/subject', { subject: text })

/** Finds who holds a Telegram account. */
export const getUserByTelegramUserId = by<{ telegramUserId: string }>('telegram/telegram_user_id', {
  telegram_user_id: text,
})

/** Finds who was last known by a Telegram username. */
export const getUserByTelegramUsername = by<Username>('telegram/username', { username: text })

/** Finds who signs in through the app's own authentication under an id. */
export const getUserByCustomAuthId = by<{ customUserId: string }>('custom_auth/id', { custom_user_id: text })
