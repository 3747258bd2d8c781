import type { Backend } from '@latchkey/core'
import { accountVerbs } from './accounts.ts'
import { createPrivySession, type PrivySessionOptions } from './createPrivySession.ts'
import { delegationVerbs } from './delegation.ts'
import { loginVerbs } from './logins.ts'
import { networkVerbs } from './networks.ts'
import { oauthVerbs } from './oauth.ts'
import { createFrameHolder } from './openPrivyFrame.ts'
import { passkeyVerbs } from './passkeys.ts'

/** Every verb, over one session. */
export function createPrivyClient(options: PrivySessionOptions) {
  const session = createPrivySession(options)
  const frame = createFrameHolder({ shown: options.url !== undefined })
  return {
    async restore({ signal }) {
      return (await session.open()) ? await session.refreshUser('restore', signal) : null
    },
    refreshUser: ({ signal }) => session.refreshUser('refreshUser', signal),
    getAccessToken: ({ signal }) => session.getAccessToken('getAccessToken', signal),

    /** Never fails: what it could not end at Privy is forgotten here. */
    async logout({ signal }) {
      frame.close()
      const client = await session.leave().catch(() => undefined)
      if (client) await session.ask('logout', signal, client.auth.logout()).catch(() => {})
    },

    ...loginVerbs(session, options),
    ...networkVerbs(session),
    ...passkeyVerbs(session, options),
    ...oauthVerbs(session, options),
    ...accountVerbs(session),
    ...delegationVerbs(session, frame),
  } satisfies Partial<Backend>
}
