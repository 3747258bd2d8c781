import { LatchkeyError } from '../errors/LatchkeyError.ts'
import { CapabilityMissingError, TimeoutError } from '../errors/backend.ts'
import type { Session } from '../session/createSession.ts'
import type { TelegramData, TelegramProof } from '../types/TelegramProof.ts'

export interface ProveTelegramParameters {
  /** The launch data of a mini app as it came, still one text. Default: what this page was opened with, if it is one. */
  initDataRaw?: string
  /** Where Telegram asks people. Default: its own address. */
  host?: string
}

/** ms. How long Telegram's window may stay open. */
const patience = 300_000

/** Has Telegram say who somebody is: by what it launched this page with, or in a window of its own, which opens within the click. */
export async function proveTelegram(
  { backend }: Session,
  { initDataRaw = launchData(), host = 'https://oauth.telegram.org' }: ProveTelegramParameters = {},
): Promise<TelegramProof> {
  if (initDataRaw) return { telegramWebAppData: Object.fromEntries(new URLSearchParams(initDataRaw)) }
  const { telegram } = backend.capabilities
  if (!telegram) throw new CapabilityMissingError(backend.name, 'loginWithTelegram')
  return { telegramAuthResult: await askInWindow(telegram.botId, host) }
}

/** What Telegram opens mini apps with: in the fragment, so that it reaches no server. */
const launchData = () => new URLSearchParams(globalThis.location?.hash.slice(1)).get('tgWebAppData') ?? undefined

function askInWindow(botId: string, host: string): Promise<TelegramData> {
  const asked = new URLSearchParams({ bot_id: botId, origin: location.origin, return_to: location.href })
  const opened = window.open(`${host}/auth?${asked.toString()}`, '_blank', 'popup,width=550,height=470')
  if (!opened) return Promise.reject(blocked())
  let end = () => {}
  return new Promise<TelegramData>((resolve, reject) => {
    const hear = ({ source, origin, data }: MessageEvent) => {
      if (source !== opened || origin !== new URL(host).origin) return
      const result = readResult(data)
      if (result === undefined) return
      if (result) resolve(result)
      else reject(turnedBack())
    }
    const watch = setInterval(() => opened.closed && reject(turnedBack()), 300)
    const timer = setTimeout(() => reject(new TimeoutError('loginWithTelegram', patience)), patience)
    window.addEventListener('message', hear)
    end = () => {
      clearInterval(watch)
      clearTimeout(timer)
      window.removeEventListener('message', hear)
      opened.close()
    }
  }).finally(() => end())
}

/** Of what the window says, the result: null where the person turned back; undefined for all else that it says. */
function readResult(data: unknown): TelegramData | null | undefined {
  try {
    const said = (typeof data === 'string' ? JSON.parse(data) : data) as { event?: unknown; result?: unknown } | null
    if (said?.event !== 'auth_result') return undefined
    return said.result ? (said.result as TelegramData) : null
  } catch {
    return undefined
  }
}

const turnedBack = () =>
  new LatchkeyError(
    'oauth_user_denied',
    'Telegram’s window was closed before it said who is there. Nothing was changed.',
  )

const blocked = () =>
  new LatchkeyError(
    'not_supported',
    'The browser opened no window for Telegram. Call this within a click, and allow windows for this page.',
  )
