import { LatchkeyError, type CustomMetadata, type User } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { Endpoint, SearchUsers, WalletToCreate } from '@latchkey/core/wire'
import type { Send } from './createSend.ts'
import { pages } from './pages.ts'

/** What an app's server asks of people on the server. */
export function createUsers(send: Send) {
  return {
    getUserByEmail: (address: string) => find('getUserByEmail', endpoints.getUserByEmail, { address }),
    getUserByPhone: (number: string) => find('getUserByPhone', endpoints.getUserByPhone, { number }),
    getUserByWalletAddress: (address: string) =>
      find('getUserByWalletAddress', endpoints.getUserByWalletAddress, { address }),
    getUserBySmartWalletAddress: (address: string) =>
      find('getUserBySmartWalletAddress', endpoints.getUserBySmartWalletAddress, { address }),
    getUserByFarcasterId: (fid: number) => find('getUserByFarcasterId', endpoints.getUserByFarcasterId, { fid }),
    getUserByDiscordUsername: (username: string) =>
      find('getUserByDiscordUsername', endpoints.getUserByDiscordUsername, { username }),
    getUserByGithubUsername: (username: string) =>
      find('getUserByGithubUsername', endpoints.getUserByGithubUsername, { username }),
    getUserByTwitterUsername: (username: string) =>
      find('getUserByTwitterUsername', endpoints.getUserByTwitterUsername, { username }),
    getUserByTwitterSubject: (subject: string) =>
      find('getUserByTwitterSubject', endpoints.getUserByTwitterSubject, { subject }),
    getUserByTelegramUserId: (telegramUserId: string) =>
      find('getUserByTelegramUserId', endpoints.getUserByTelegramUserId, { telegramUserId }),
    getUserByTelegramUsername: (username: string) =>
      find('getUserByTelegramUsername', endpoints.getUserByTelegramUsername, { username }),
    getUserByCustomAuthId: (customUserId: string) =>
      find('getUserByCustomAuthId', endpoints.getUserByCustomAuthId, { customUserId }),

    /** Everybody, oldest first: `for await (const user of client.getUsers())`. */
    getUsers: ({ limit = 100 }: { /** People per request. */ limit?: number } = {}) =>
      pages((cursor) => send(endpoints.getUsers, { verb: 'getUsers', query: { limit, cursor } })),

    /** Those whom a text or an account leads to, oldest first. */
    searchUsers: (query: Omit<SearchUsers, 'cursor'>) =>
      pages((cursor) =>
        send(endpoints.searchUsers, {
          verb: 'searchUsers',
          readOnly: true,
          body: { ...query, ...(cursor !== undefined && { cursor }) },
        }),
      ),

    /** Replaces what the app keeps beside a person. */
    setCustomMetadata: (id: string, customMetadata: CustomMetadata): Promise<User> =>
      send(endpoints.setCustomMetadata, {
        verb: 'setCustomMetadata',
        params: { id },
        body: { customMetadata },
        readOnly: true,
      }),

    /** Forgets a person for good. Their wallets' keys are destroyed. */
    deleteUser: (id: string): Promise<void> => send(endpoints.deleteUser, { verb: 'deleteUser', params: { id } }),

    /** Takes an account from a person; `handle` is its address, number, id or username. */
    unlinkAccount: (id: string, account: { type: string; handle: string; provider?: string }): Promise<User> =>
      send(endpoints.unlinkAccount, { verb: 'unlinkAccount', params: { id }, body: account }),

    /** Makes wallets for a person who has not arrived yet. */
    pregenerateWallets: (
      id: string,
      wallets: WalletToCreate[],
      { idempotencyKey = crypto.randomUUID() }: { idempotencyKey?: string } = {},
    ): Promise<User> =>
      send(endpoints.pregenerateWallets, {
        verb: 'pregenerateWallets',
        params: { id },
        body: { wallets },
        idempotencyKey,
      }),
  }

  /** Null where nobody is found. */
  async function find<body>(verb: string, endpoint: Endpoint<body, User>, body: body): Promise<User | null> {
    try {
      return await send(endpoint, { verb, body, readOnly: true })
    } catch (error) {
      if (error instanceof LatchkeyError && error.code === 'user_not_found') return null
      throw error
    }
  }
}
