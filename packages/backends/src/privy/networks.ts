import type { Backend, FarcasterProof, TelegramProof } from '@latchkey/core'
import { shortly } from '../http/shortly.ts'
import { asWhoIsThere } from './asWhoIsThere.ts'
import type { PrivySession } from './createPrivySession.ts'

/** Signing in by Telegram and by Farcaster. */
export function networkVerbs(session: PrivySession) {
  const ask = asWhoIsThere(session)

  return {
    loginWithTelegram: ({ signal, ...proof }) =>
      session.login('loginWithTelegram', signal, ({ client }) => client.auth.telegram.authenticate(telegram(proof))),
    initFarcaster: ({ signal, ...asked }) =>
      ask('initFarcaster', signal, async ({ client }) => {
        const { channel_token: channelToken, connect_uri: connectUri } =
          await client.auth.farcaster.initializeAuth(asked)
        return { channelToken, connectUri }
      }),
    async awaitFarcaster({ channelToken, signal }) {
      for (;;) {
        const answer = await ask('awaitFarcaster', signal, ({ client }) =>
          client.auth.farcaster.getFarcasterStatus({ channel_token: channelToken }),
        )
        if (answer.state === 'completed') {
          const { message, signature, fid } = answer
          return { channelToken, message, signature, fid }
        }
        await shortly(signal)
      }
    },
    loginWithFarcaster: ({ signal, ...proof }) =>
      session.login('loginWithFarcaster', signal, ({ client }) => client.auth.farcaster.authenticate(farcaster(proof))),
  } satisfies Partial<Backend>
}

/** As the SDK takes it: what is absent stays away. */
export const telegram = ({ telegramAuthResult, telegramWebAppData }: TelegramProof) => ({
  ...(telegramAuthResult && { telegramAuthResult }),
  ...(telegramWebAppData && { telegramWebAppData }),
})

/** The same of what a Farcaster client signed. */
export const farcaster = ({ channelToken, message, signature, fid }: FarcasterProof) => ({
  channel_token: channelToken,
  message,
  signature,
  fid,
})
