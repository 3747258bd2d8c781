import type { Hono } from 'hono'
import { actorOf, assertServiceAccount, signedActorOf } from '../authorize.ts'
import { DfnsHttpError } from '../DfnsHttpError.ts'
import { pageOf } from '../pages.ts'
import { optionalTextOf, readBody, textOf } from '../readBody.ts'
import type { Env } from '../route.ts'
import { makeWallet, showWallet, visibleWallets, walletOf } from '../wallets.ts'
import type { World } from '../World.ts'

/** Wallets: made by whom they are for, or by the service account for them; seen by those. */
export function wallets(app: Hono<Env>, world: World): void {
  app.post('/wallets', (context) => {
    const asked = context.get('asked')
    const actor = signedActorOf(world, asked)
    const body = readBody(asked.text)
    const delegateTo = optionalTextOf(body, 'delegateTo')
    if (delegateTo !== undefined) {
      assertServiceAccount(actor)
      if (world.users.get(delegateTo)?.kind !== 'EndUser') throw new DfnsHttpError(404, 'Unknown end user.')
    }
    const wallet = makeWallet(world, {
      network: textOf(body, 'network'),
      name: optionalTextOf(body, 'name'),
      externalId: optionalTextOf(body, 'externalId'),
      delegatedTo: actor.kind === 'EndUser' ? actor.id : delegateTo,
      mayBeDelegated: body['delayDelegation'] === true,
    })
    return context.json(showWallet(wallet))
  })

  app.post('/keys/:id/delegate', (context) => {
    const asked = context.get('asked')
    assertServiceAccount(signedActorOf(world, asked))
    const to = textOf(readBody(asked.text), 'delegateTo')
    const wallet = [...world.wallets.values()].find(({ keyId }) => keyId === context.req.param('id'))
    if (!wallet || world.users.get(to)?.kind !== 'EndUser') throw new DfnsHttpError(404, 'Unknown key or end user.')
    if (!wallet.mayBeDelegated || wallet.delegatedTo !== undefined)
      throw new DfnsHttpError(400, 'This key cannot be delegated any more.')
    wallet.delegatedTo = to
    return context.json({ keyId: wallet.keyId, status: 'Delegated' })
  })

  app.get('/wallets', (context) => {
    const query = new URL(context.req.url).searchParams
    const owner = query.get('owner') ?? query.get('ownerId') ?? query.get('ownerUsername')
    const seen = visibleWallets(world, actorOf(world, context.get('asked'))).filter(
      ({ delegatedTo }) =>
        owner === null || delegatedTo === owner || world.users.get(delegatedTo ?? '')?.username === owner,
    )
    const { items, ...more } = pageOf(seen, query)
    return context.json({ items: items.map(showWallet), ...more })
  })

  app.get('/wallets/:id', (context) =>
    context.json(showWallet(walletOf(world, actorOf(world, context.get('asked')), context.req.param('id')))),
  )

  app.get('/wallets/:id/assets', (context) => {
    const { id, network, curve, balance } = walletOf(
      world,
      actorOf(world, context.get('asked')),
      context.req.param('id'),
    )
    const coin = curve === 'ed25519' ? { symbol: 'SOL', decimals: 9 } : { symbol: 'ETH', decimals: 18 }
    const assets = [{ kind: 'Native', ...coin, verified: true, balance: String(balance) }]
    return context.json({ walletId: id, network, assets })
  })
}
