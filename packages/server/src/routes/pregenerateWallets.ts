import type { User } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { user as userCodec, WireInvalidError } from '@latchkey/core/wire'
import { answerIn, readIdempotency, receiptOf, type Idempotency } from '../http/idempotency.ts'
import { route } from '../http/route.ts'
import { addWallets } from '../people/addWallets.ts'
import { describeUser, readUser } from '../people/readUser.ts'
import { walletsAsked, type WalletsAsked } from '../people/walletsAsked.ts'
import type { Server } from '../Server.ts'
import { assertApp } from './app.ts'

/** Makes wallets for a person who has not arrived yet. */
export const pregenerateWallets = route(endpoints.pregenerateWallets, async ({ server, request, param }, body) => {
  const userId = param('id')
  const once = await readIdempotency(request, endpoints.pregenerateWallets, { ...body, userId })
  return makeWallets(server, { userId, body, path: 'wallets', once })
})

/** The same, asked the way older clients do. */
export const createWallets = route(endpoints.createWallets, async (call, { userId, ...body }) => {
  assertApp(call)
  const { numberOfEthereumWalletsToCreate, ...flags } = body
  const asked = { ...flags, createNEthereumWallets: numberOfEthereumWalletsToCreate ?? null }
  const once = await readIdempotency(call.request, endpoints.createWallets, { ...body, userId })
  return makeWallets(call.server, { userId, body: asked, path: '', once })
})

interface Asked {
  userId: string
  body: WalletsAsked
  path: string
  once: Idempotency | undefined
}

async function makeWallets(server: Server, { userId, body, path, once }: Asked): Promise<User> {
  const asked = walletsAsked(body)
  if (asked.ethereum + asked.solana === 0 && !asked.smartWallet)
    throw new WireInvalidError(path, 'asks for no wallet. Name at least one, for example { "chain_type": "ethereum" }')
  const before = once && (await server.store.receipts.get(once.key, server.now()))
  if (before) return answerIn(before, once, userCodec)
  const made = await addWallets(server, {
    userId,
    asked,
    receipt:
      once &&
      ((_, person) => {
        const answer = describeUser(server, person)
        return receiptOf(once, { codec: userCodec, answer, userId, now: server.now() })
      }),
  })
  if (made === 'repeated')
    return answerIn((await server.store.receipts.get(once!.key, server.now()))!, once!, userCodec)
  return readUser(server, userId)
}
