import type { User } from '@latchkey/core'

/** What to call a person: the name they gave anywhere, else an address they are reached at; undefined where there is neither. */
export function nameUser(user: User): string | undefined {
  const { google, twitter, github, linkedin, spotify, line, farcaster, telegram, discord, apple, email, phone } = user
  const names = [
    google?.name,
    linkedin?.name,
    github?.name,
    twitter?.name,
    spotify?.name,
    line?.name,
    farcaster?.displayName,
    telegram && [telegram.firstName, telegram.lastName].filter(Boolean).join(' '),
    discord?.username,
    email?.address,
    google?.email,
    apple?.email,
    phone?.number,
  ]
  return names.find((name) => name?.trim()) ?? undefined
}
