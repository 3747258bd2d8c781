import { farcasterRelay, mfaActions, type HandlerOptions } from '@latchkey/server'
import * as v from 'valibot'

const list = (text: string) => text.split(',').flatMap((name) => name.trim() || [])

/** Farcaster and Telegram, second factors, and accounts that move. */
export const signInVariables = {
  /** Where the relay is by which people's Farcaster clients answer. */
  LATCHKEY_FARCASTER_RELAY_URL: v.optional(
    v.pipe(
      v.string(),
      v.check((url) => /^https?:\/\/./.test(url) && URL.canParse(url), 'must be an address like https://relay.example'),
    ),
  ),
  LATCHKEY_TELEGRAM_BOT_TOKEN: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,20}:[\w-]{20,}$/, 'must be as @BotFather gave it')),
  ),
  /** What people who have a second factor must show it for. */
  LATCHKEY_MFA_REQUIRED_FOR: v.pipe(
    v.optional(v.string(), ''),
    v.transform(list),
    v.array(v.picklist(mfaActions, `must hold some of ${mfaActions.join(', ')}, separated by commas`)),
  ),
  /** Whether who shows that an account is theirs may have it moved from somebody else. */
  LATCHKEY_ACCOUNT_TRANSFER: v.pipe(
    v.optional(v.string(), 'off'),
    v.picklist(['on', 'off'], 'must be on or off'),
    v.transform((text) => text === 'on'),
  ),
}

type Variables = { [name in keyof typeof signInVariables]?: v.InferOutput<(typeof signInVariables)[name]> }

/** What the variables say of it. */
export function toSignIn({
  LATCHKEY_FARCASTER_RELAY_URL: url,
  LATCHKEY_TELEGRAM_BOT_TOKEN: botToken,
  LATCHKEY_MFA_REQUIRED_FOR: requiredFor = [],
  LATCHKEY_ACCOUNT_TRANSFER: accountTransfer = false,
}: Variables): Pick<HandlerOptions, 'farcaster' | 'telegram' | 'mfa' | 'accountTransfer'> {
  return {
    ...(url && { farcaster: { relay: farcasterRelay({ url }) } }),
    ...(botToken && { telegram: { botToken } }),
    mfa: { requiredFor },
    accountTransfer,
  }
}
