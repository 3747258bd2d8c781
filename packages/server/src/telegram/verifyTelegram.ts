import { LatchkeyError } from '@latchkey/core'
import { httpsUrl, type TelegramProof } from '@latchkey/core/wire'
import { hexToBytes } from '@noble/hashes/utils'
import { sha256, utf8 } from '../bytes.ts'
import type { ProvenAccount } from '../people/linkAccount.ts'
import type { Server } from '../Server.ts'

type Data = NonNullable<TelegramProof['telegramAuthResult']>

/** Checks that Telegram signed this of somebody for the app's bot, lately, and uses it up. */
export async function verifyTelegram(server: Server, proof: TelegramProof): Promise<ProvenAccount> {
  const { telegram, store, now } = server
  if (!telegram)
    throw new LatchkeyError('capability_missing', 'This server knows no bot of Telegram’s. Give it telegram.botToken.')
  const { telegramAuthResult: widget, telegramWebAppData: miniApp } = proof
  const data = widget ?? miniApp
  if (!data || (widget && miniApp)) throw refused('it must hold what the login widget gave, or what a mini app did')
  const key = widget ? await widgetKey(telegram.botToken) : await miniAppKey(telegram.botToken)
  if (!(await isSigned(data, key))) throw refused('Telegram did not sign it for this app’s bot')

  const at = Number(data['auth_date']) * 1000
  const lifetime = telegram.maxAge * 1000
  if (!(at <= now() + minute) || !(at > now() - lifetime)) throw refused('it is too old')
  const { count } = await store.counters.hit(`telegram:${await sha256(String(data['hash']))}`, lifetime + minute, now())
  if (count > 1) throw refused('it was used before')
  return toAccount(widget ?? readUser(data))
}

const minute = 60_000

/** Every member but the signature, sorted, one to a line. */
async function isSigned(data: Data, key: CryptoKey): Promise<boolean> {
  const { hash } = data
  if (typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash)) return false
  const lines = Object.entries(data).filter(([name, value]) => name !== 'hash' && value !== null)
  const text = lines
    .map(([name, value]) => `${name}=${value}`)
    .toSorted()
    .join('\n')
  return crypto.subtle.verify('HMAC', key, hexToBytes(hash) as Uint8Array<ArrayBuffer>, utf8(text))
}

const algorithm = { name: 'HMAC', hash: 'SHA-256' }
const importKey = (bytes: BufferSource, use: 'sign' | 'verify') =>
  crypto.subtle.importKey('raw', bytes, algorithm, false, [use])

const widgetKey = async (botToken: string) => importKey(await crypto.subtle.digest('SHA-256', utf8(botToken)), 'verify')

const miniAppKey = async (botToken: string) =>
  importKey(await crypto.subtle.sign('HMAC', await importKey(utf8('WebAppData'), 'sign'), utf8(botToken)), 'verify')

/** Who opened the mini app. It is signed, but still a text of somebody else's. */
function readUser({ user }: Data): Data {
  try {
    const read: unknown = JSON.parse(String(user))
    if (typeof read === 'object' && read !== null) return read as Data
  } catch {
    // Said below, as for any other value.
  }
  throw refused('it does not say who opened the app')
}

function toAccount(person: Data): ProvenAccount {
  const { id } = person
  if (!Number.isSafeInteger(id) || (id as number) <= 0) throw refused('it names nobody')
  const text = (name: string) => (typeof person[name] === 'string' ? person[name].slice(0, 255) : null)
  const data = {
    telegram_user_id: String(id),
    first_name: text('first_name'),
    last_name: text('last_name'),
    username: text('username'),
    photo_url: httpsUrl(person['photo_url']),
  }
  return { type: 'telegram', key: String(id), data }
}

const refused = (why: string) =>
  new LatchkeyError('telegram_invalid', `What came from Telegram was refused: ${why}. Sign in there again.`)
