import type { User } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { Endpoint } from '@latchkey/core/wire'
import { route } from '../http/route.ts'
import { accountName } from '../people/accountName.ts'
import { findUser } from '../people/findUser.ts'
import type { AccountName } from '../store/Store.ts'

type Kind = AccountName['type']

/** Finds by what makes an account one of its kind. */
const byAccount = <body>(endpoint: Endpoint<body, User, 'app'>, type: Kind, textOf: (body: body) => string) =>
  route(endpoint, async ({ server }, body) => {
    const { key } = await accountName(type, textOf(body))
    return findUser(server, await server.store.users.findByAccount(type, key))
  })

/** Finds by what providers let people change. */
const byUsername = (endpoint: Endpoint<{ username: string }, User, 'app'>, type: Kind) =>
  route(endpoint, async ({ server }, { username }) =>
    findUser(server, await server.store.users.findByUsername(type, username)),
  )

const address = (body: { address: string }) => body.address

/** By e-mail address, whatever its case. */
export const getUserByEmail = byAccount(endpoints.getUserByEmail, 'email', address)

/** By phone number, however it is written. */
export const getUserByPhone = byAccount(endpoints.getUserByPhone, 'phone', ({ number }) => number)

/** By wallet, embedded or not. */
export const getUserByWalletAddress = byAccount(endpoints.getUserByWalletAddress, 'wallet', address)

/** By smart wallet. */
export const getUserBySmartWalletAddress = byAccount(endpoints.getUserBySmartWalletAddress, 'smart_wallet', address)

/** By the number that Farcaster gave. */
export const getUserByFarcasterId = byAccount(endpoints.getUserByFarcasterId, 'farcaster', ({ fid }) => `${fid}`)

/** By the id that Twitter never changes. */
export const getUserByTwitterSubject = byAccount(
  endpoints.getUserByTwitterSubject,
  'twitter_oauth',
  ({ subject }) => subject,
)

/** By the id that Telegram never changes. */
export const getUserByTelegramUserId = byAccount(
  endpoints.getUserByTelegramUserId,
  'telegram',
  ({ telegramUserId }) => telegramUserId,
)

/** By the id that the app’s own authentication gave. */
export const getUserByCustomAuthId = byAccount(
  endpoints.getUserByCustomAuthId,
  'custom_auth',
  ({ customUserId }) => customUserId,
)

/** By the GitHub username last heard of. */
export const getUserByGithubUsername = byUsername(endpoints.getUserByGithubUsername, 'github_oauth')

/** By the Twitter username last heard of. */
export const getUserByTwitterUsername = byUsername(endpoints.getUserByTwitterUsername, 'twitter_oauth')

/** By the Telegram username last heard of. */
export const getUserByTelegramUsername = byUsername(endpoints.getUserByTelegramUsername, 'telegram')

/** Finds by a Discord name with its number, or without one where it has none any more. */
export const getUserByDiscordUsername = route(endpoints.getUserByDiscordUsername, async ({ server }, { username }) => {
  const find = (name: string) => server.store.users.findByUsername('discord_oauth', name)
  return findUser(server, (await find(username)) ?? (await find(`${username}#0`)))
})
