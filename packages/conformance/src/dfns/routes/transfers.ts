import { hex } from '@scure/base'
import type { Hono } from 'hono'
import { actorOf, signedActorOf } from '../authorize.ts'
import { DfnsHttpError } from '../DfnsHttpError.ts'
import { pageOf } from '../pages.ts'
import { readBody, textOf } from '../readBody.ts'
import { beginRequest } from '../requests.ts'
import type { Env } from '../route.ts'
import { movableWallet, walletOf } from '../wallets.ts'
import type { DfnsRequest, World } from '../World.ts'

/** Transfers. There is no chain: coins move between the simulator's own wallets, and hashes are made up. */
export function transfers(app: Hono<Env>, world: World): void {
  app.post('/wallets/:id/transfers', (context) => {
    const asked = context.get('asked')
    const actor = signedActorOf(world, asked)
    const wallet = movableWallet(world, actor, context.req.param('id'))
    const body = readBody(asked.text)
    const kind = textOf(body, 'kind')
    if (!['Native', 'Erc20', 'Spl'].includes(kind))
      throw new DfnsHttpError(400, `The simulator moves no ${kind.slice(0, 40)}.`, { field: 'kind' })
    const to = textOf(body, 'to')
    const amount = textOf(body, 'amount')
    if (!/^\d{1,78}$/.test(amount)) throw new DfnsHttpError(400, 'amount has to be base units.', { field: 'amount' })

    const carryOut = (request: DfnsRequest) => {
      const value = BigInt(amount)
      if (kind !== 'Native' || value > wallet.balance) {
        request.status = 'Failed'
        request.reason = 'The wallet does not hold that much.'
        return
      }
      wallet.balance -= value
      const receiver = [...world.wallets.values()].find(
        ({ address, network }) => network === wallet.network && address.toLowerCase() === to.toLowerCase(),
      )
      if (receiver) receiver.balance += value
      request.status = 'Broadcasted'
      request.txHash = `0x${hex.encode(crypto.getRandomValues(new Uint8Array(32)))}`
    }
    return beginRequest(world, { kind: 'transfers', actor, wallet, body, carryOut })
  })

  app.get('/wallets/:id/transfers', (context) => {
    const wallet = walletOf(world, actorOf(world, context.get('asked')), context.req.param('id'))
    const own = [...world.requests.values()].filter((each) => each.kind === 'transfers' && each.walletId === wallet.id)
    return context.json({ walletId: wallet.id, ...pageOf(own.map(confirm), new URL(context.req.url).searchParams) })
  })

  app.get('/wallets/:id/transfers/:transferId', (context) => {
    const wallet = walletOf(world, actorOf(world, context.get('asked')), context.req.param('id'))
    const transfer = world.requests.get(context.req.param('transferId'))
    if (transfer?.walletId !== wallet.id) throw new DfnsHttpError(404, 'Unknown transfer.')
    return context.json(confirm(transfer))
  })
}

/** Whoever looks again finds it confirmed. */
function confirm(request: DfnsRequest): DfnsRequest {
  if (request.status === 'Broadcasted') request.status = 'Confirmed'
  return request
}
