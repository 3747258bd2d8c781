import { WireInvalidError } from '@latchkey/core/wire'
import { randomText } from '../../bytes.ts'
import type { DfnsTransfer } from '../DfnsSdk.ts'
import { ownWallet } from '../ownWallet.ts'
import { settled } from './settled.ts'
import type { WalletActionKind } from './WalletActionKind.ts'

/** A payment. It bears an id, so that the same one twice is paid once. */
export const transferAsset: WalletActionKind<DfnsTransfer> = {
  async toRequest({ server, userId }, { address, to, amount, token, externalId = randomText(16) }) {
    const { walletId, chainType } = await ownWallet(server, userId, address)
    if (to === undefined) throw new WireInvalidError('to', 'is missing')
    if (amount === undefined) throw new WireInvalidError('amount', 'is missing')
    const onSolana = chainType === 'solana'
    const what =
      token === undefined
        ? { kind: 'Native' }
        : onSolana
          ? { kind: 'Spl', mint: token }
          : { kind: 'Erc20', contract: token }
    return { request: { walletId, body: { ...what, to, amount, externalId } } }
  },
  init: (person, request) => person.wallets.transferAssetInit(request),
  complete: (person, request, signed) => person.wallets.transferAssetComplete(request, signed),
  toAnswer: async (_, transfer) =>
    settled(transfer) ?? { status: 'done', id: transfer.id, transactionHash: transfer.txHash ?? null },
}
