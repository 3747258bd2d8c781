import { DfnsHttpError } from './DfnsHttpError.ts'
import { makeKey } from './walletKey.ts'
import { newId, type DfnsUser, type DfnsWallet, type World } from './World.ts'

interface MakeWallet {
  network: string
  name?: string | undefined
  externalId?: string | undefined
  delegatedTo?: string | undefined
  mayBeDelegated?: boolean
}

/** Makes a wallet with a real key. */
export function makeWallet(
  world: World,
  { network, name, externalId, delegatedTo, mayBeDelegated = false }: MakeWallet,
): DfnsWallet {
  const wallet: DfnsWallet = {
    id: newId('wa'),
    network,
    keyId: newId('key'),
    ...makeKey(network),
    dateCreated: new Date(world.now()).toISOString(),
    mayBeDelegated,
    ...(delegatedTo !== undefined && { delegatedTo }),
    ...(name !== undefined && { name }),
    ...(externalId !== undefined && { externalId }),
  }
  world.wallets.set(wallet.id, wallet)
  return wallet
}

/** A wallet as Dfns shows it: never its key. */
export const showWallet = ({
  id,
  network,
  address,
  keyId,
  scheme,
  curve,
  publicKey,
  delegatedTo,
  dateCreated,
  name,
  externalId,
}: DfnsWallet) => ({
  id,
  network,
  address,
  signingKey: { id: keyId, scheme, curve, publicKey, ...(delegatedTo !== undefined && { delegatedTo }) },
  status: 'Active',
  dateCreated,
  custodial: delegatedTo === undefined,
  tags: [],
  ...(name !== undefined && { name }),
  ...(externalId !== undefined && { externalId }),
})

/** Those that this one may see: an end user their own, the service account all. */
export const visibleWallets = ({ wallets }: World, { id, kind }: DfnsUser): DfnsWallet[] =>
  [...wallets.values()].filter(({ delegatedTo }) => kind === 'ServiceAccount' || delegatedTo === id)

/** One of them. Somebody else's is as if it were not there. */
export function walletOf(world: World, actor: DfnsUser, walletId: string): DfnsWallet {
  const wallet = visibleWallets(world, actor).find(({ id }) => id === walletId)
  if (wallet) return wallet
  throw new DfnsHttpError(404, 'Unknown wallet.')
}

/** One that this one may move. What was delegated moves by its owner's passkey alone. */
export function movableWallet(world: World, actor: DfnsUser, walletId: string): DfnsWallet {
  const wallet = walletOf(world, actor, walletId)
  if (wallet.delegatedTo === undefined || wallet.delegatedTo === actor.id) return wallet
  throw new DfnsHttpError(403, 'This wallet is delegated: only its owner may use it.')
}
