import { shortcuts } from '@latchkey/core/wire'
import type { LightAccount, LightUser } from './LightUser.ts'
import type { Claims } from './readClaims.ts'
import { isShortKind } from './shortEntry.ts'
import { invalidToken, wrongToken } from './tokenRefusal.ts'

type Entry = Record<string, unknown> & { type: string }

/** The person that an identity token's claims describe. */
export function toLightUser({ sub, sid, cr, linked_accounts, custom_metadata, guest, ...claims }: Claims): LightUser {
  if (sid !== undefined || typeof linked_accounts !== 'string')
    throw wrongToken('This is not an identity token. An access token says who calls, not what they are like.')
  if (typeof cr !== 'string' || !/^\d{1,12}$/.test(cr)) throw invalidToken('it does not say since when they are here')
  const user: Record<string, unknown> & { linkedAccounts: LightAccount[] } = {
    id: sub,
    createdAt: new Date(Number(cr) * 1000),
    isGuest: guest === 't',
    linkedAccounts: [],
  }
  for (const entry of parseList(linked_accounts)) {
    const account = toLightAccount(entry)
    user.linkedAccounts.push(account)
    const shortcut = shortcuts[account.type as keyof typeof shortcuts]
    if (shortcut && user[shortcut] === undefined) user[shortcut] = withoutTimes(account)
  }
  if (custom_metadata !== undefined) user['customMetadata'] = parseObject(custom_metadata)
  if (claims['accounts_truncated'] === true) user['accountsTruncated'] = true
  return user as unknown as LightUser
}

function toLightAccount(entry: Entry): LightAccount {
  if (!isShortKind(entry.type)) return { type: 'unknown', raw: entry }
  const account: Record<string, unknown> = {}
  for (const name in entry) {
    const value = entry[name]
    if (name === 'lv') addTime(account, value)
    else if (name === 'provider_app_id') account['providerApp'] = { id: value }
    else if (name !== '__proto__') account[names.get(name) ?? named(name)] = value
  }
  return account as LightAccount
}

function addTime(account: Record<string, unknown>, seconds: unknown): void {
  const time = typeof seconds === 'number' ? new Date(seconds * 1000) : null
  account['latestVerifiedAt'] = time
  if (time) account['verifiedAt'] = time
}

/** The token's names and ours. */
const names = new Map([
  ['type', 'type'],
  ['address', 'address'],
  ['subject', 'subject'],
  ['delegated', 'delegated'],
  ['phone_number', 'number'],
  ['oa', 'ownerAddress'],
  ['pfp', 'profilePictureUrl'],
])

/** snake_case to camelCase; what a genuine token says once it says again. */
function named(name: string): string {
  const camelCase = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  if (names.size < 128) names.set(name, camelCase)
  return camelCase
}

function withoutTimes(account: LightAccount): object {
  const fields: Record<string, unknown> = { ...account }
  delete fields['type']
  delete fields['verifiedAt']
  delete fields['latestVerifiedAt']
  return fields
}

function parseList(text: string): Entry[] {
  const list = parseText(text)
  if (!Array.isArray(list)) throw invalidToken('its accounts are no list')
  for (const entry of list as unknown[])
    if (typeof (entry as Entry | null)?.type !== 'string') throw invalidToken('one of its accounts has no type')
  return list as Entry[]
}

function parseObject(text: unknown): object {
  const value = typeof text === 'string' ? parseText(text) : undefined
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalidToken('its custom metadata are no object')
  return value
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw invalidToken('it is not JSON inside', cause)
  }
}
