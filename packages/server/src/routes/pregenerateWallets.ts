import * as endpoints from '@latchkey/core/endpoints'
import { WireInvalidError } from '@latchkey/core/wire'
import { route, type Call } from '../http/route.ts'
import { addWallets } from '../people/addWallets.ts'
import { readUser } from '../people/readUser.ts'
import { walletsAsked, type WalletsAsked } from '../people/walletsAsked.ts'
import { assertApp } from './app.ts'

/** Makes wallets for a person who has not arrived yet. */
export const pregenerateWallets = route(endpoints.pregenerateWallets, ({ server, param }, body) =>
  makeWallets({ server, userId: param('id'), path: 'wallets' }, body),
)

/** The same, asked the way older clients do. */
export const createWallets = route(endpoints.createWallets, (call, { userId, ...body }) => {
  assertApp(call)
  const { numberOfEthereumWalletsToCreate, ...flags } = body
  const asked = { ...flags, createNEthereumWallets: numberOfEthereumWalletsToCreate ?? null }
  return makeWallets({ server: call.server, userId, path: '' }, asked)
})

async function makeWallets(
  { server, userId, path }: Pick<Call, 'server'> & { userId: string; path: string },
  body: WalletsAsked,
) {
  const asked = walletsAsked(body)
  if (asked.ethereum + asked.solana === 0 && !asked.smartWallet)
    throw new WireInvalidError(path, 'asks for no wallet. Name at least one, for example { "chain_type": "ethereum" }')
  await addWallets(server, userId, asked)
  return readUser(server, userId)
}
