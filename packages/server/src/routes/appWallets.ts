import { LatchkeyError, UnsupportedChainTypeError, type AppWallet } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { appWallet as codec } from '@latchkey/core/wire'
import { answerIn, readIdempotency, receiptOf, type Idempotency } from '../http/idempotency.ts'
import { readPage } from '../http/readPage.ts'
import { authorizedRoute } from '../http/authorizedRoute.ts'
import { route } from '../http/route.ts'
import { addWallets } from '../people/addWallets.ts'
import { assertTerms } from '../people/assertTerms.ts'
import { describeAppWallet, describePersonsWallet } from '../people/describeAppWallet.ts'
import type { Server } from '../Server.ts'
import { makeAppWallet } from '../signer/appWalletKey.ts'

/** Makes a wallet of the app itself, or one for a person who has not arrived yet. */
export const createAppWallet = route(endpoints.createAppWallet, async ({ server, request }, body) => {
  const { chainType, ...terms } = body
  if (chainType !== 'ethereum' && chainType !== 'solana')
    throw new UnsupportedChainTypeError(chainType, 'wallets are made on ethereum and solana.')
  assertTerms(terms)
  const once = await readIdempotency(request, endpoints.createAppWallet, body)
  const before = once && (await server.store.receipts.get(once.key, server.now()))
  if (before) return answerIn(before, once, codec)
  const userId = terms.owner?.userId
  const make = userId === undefined ? makeOwn : makeForPerson
  return make(server, { chainType, userId: userId ?? '', once })
})

/** Reads the app's own wallets, or one person's. */
export const getAppWallets = route(endpoints.getAppWallets, async ({ server, request }) => {
  const query = new URL(request.url).searchParams
  const page = readPage(query)
  const chainType = query.get('chain_type')
  for (const name of ['address', 'authorization_key', 'entity_id', 'external_id'])
    if (query.has(name))
      throw new LatchkeyError('not_supported', `Wallets are not found by ${name} here. Ask for all, or by user_id.`)
  const userId = query.get('user_id')
  if (userId !== null) return { data: await walletsOf(server, userId, chainType), nextCursor: null }
  const { wallets, next } = await server.store.wallets.list({ ...page, ...(chainType !== null && { chainType }) })
  return { data: wallets.map(describeAppWallet), nextCursor: next }
})

/** Reads one wallet: the app's own, or a person's. */
export const getAppWallet = route(endpoints.getAppWallet, ({ server, param }) => readWallet(server, param('id')))

/** Takes what changes nothing. */
export const updateAppWallet = authorizedRoute(endpoints.updateAppWallet, async ({ server, param }, terms) => {
  const wallet = await readWallet(server, param('id'))
  assertTerms(terms)
  if (terms.owner) throw new LatchkeyError('not_supported', 'A wallet keeps its owner here. Leave owner out.')
  return wallet
})

interface Making {
  chainType: AppWallet['chainType']
  userId: string
  once: Idempotency | undefined
}

async function makeOwn(server: Server, { chainType, once }: Making): Promise<AppWallet> {
  const row = await makeAppWallet(server, chainType)
  const answer = describeAppWallet(row)
  const receipt = once && receiptOf(once, { codec, answer, userId: null, now: server.now() })
  const stored = await server.store.wallets.create(row, receipt)
  return stored.outcome === 'repeated' ? answerIn(stored.receipt, once!, codec) : answer
}

async function makeForPerson(server: Server, { chainType, userId, once }: Making): Promise<AppWallet> {
  const asked = { ethereum: 0, solana: 0, smartWallet: false, [chainType]: 1 }
  const made = await addWallets(server, {
    userId,
    asked,
    receipt:
      once &&
      (([account]) => {
        const answer = describePersonsWallet(account!)
        return receiptOf(once, { codec, answer, userId, now: server.now() })
      }),
  })
  if (made !== 'repeated') return describePersonsWallet(made[0]!)
  return answerIn((await server.store.receipts.get(once!.key, server.now()))!, once!, codec)
}

async function readWallet({ store }: Server, id: string): Promise<AppWallet> {
  const own = await store.wallets.get(id)
  if (own) return describeAppWallet(own)
  const found = await store.users.findByWalletId(id)
  if (found) return describePersonsWallet(found.account)
  throw new LatchkeyError('wallet_not_found', 'No wallet has this id. Use the id of a wallet, not its address.')
}

async function walletsOf({ store, now }: Server, userId: string, chainType: string | null): Promise<AppWallet[]> {
  const person = await store.users.get(userId, now())
  const embedded = (person?.accounts ?? []).filter(
    ({ type, data }) => type === 'wallet' && data['connector_type'] === 'embedded',
  )
  return embedded.map(describePersonsWallet).filter((wallet) => chainType === null || wallet.chainType === chainType)
}
