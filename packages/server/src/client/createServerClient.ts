import { LatchkeyError, type LinkedAccountOf, type User } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { LightUser } from '../tokens/LightUser.ts'
import { clientSettings } from './clientSettings.ts'
import { createImports } from './createImports.ts'
import { createInitialState } from './createInitialState.ts'
import { createSend } from './createSend.ts'
import { createTokens } from './createTokens.ts'
import { createUsers } from './createUsers.ts'
import { createWallets } from './createWallets.ts'
import type { ServerClientOptions } from './ServerClientOptions.ts'

/** A token as it is passed around: the text, or the cookie that holds it. */
export type TokenSource = string | { value: string } | null | undefined

/** What an app's own server does: reads and imports people, and signs with wallets it was given access to. */
export function createServerClient(options: ServerClientOptions) {
  const settings = clientSettings(options)
  const send = createSend(settings)
  const tokens = createTokens(settings)

  /** The person whom an identity token describes: checked here, without a request. */
  async function getUser(by: { idToken: TokenSource }): Promise<LightUser>
  /** All that the server knows of a person; `user_not_found` where there is nobody of this id. */
  async function getUser(id: string): Promise<User>
  async function getUser(by: string | { idToken: TokenSource }): Promise<User | LightUser> {
    if (typeof by === 'string') return send(endpoints.getUser, { verb: 'getUser', params: { id: by } })
    return tokens.readUser(textOf(by.idToken))
  }

  return {
    getUser,
    getInitialState: createInitialState(send, tokens),
    verifyAccessToken: (token: TokenSource) => tokens.verifyAccessToken(textOf(token)),
    ...createUsers(send),
    ...createImports(send),
    delegatedWallets,
    wallets: createWallets(send),
  }
}

export type ServerClient = ReturnType<typeof createServerClient>

/** A person's wallets that the app's server may sign for. */
function delegatedWallets<user extends User | LightUser>({ linkedAccounts }: user) {
  return (linkedAccounts as User['linkedAccounts']).filter(
    (account) => account.type === 'wallet' && account.delegated === true,
  ) as (user extends User ? LinkedAccountOf<'wallet'> : LightUser['linkedAccounts'][number] & { type: 'wallet' })[]
}

function textOf(source: TokenSource): string {
  const text = typeof source === 'object' ? source?.value : source
  if (typeof text === 'string' && text !== '') return text
  throw new LatchkeyError(
    'must_be_authenticated',
    'There is no token: nobody is signed in, or the page did not send it.',
  )
}
