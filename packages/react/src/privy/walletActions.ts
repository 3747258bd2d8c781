import {
  exportWallet,
  importWallet,
  lazily,
  signMessage,
  signTypedData,
  type Session,
  type TypedData,
} from '@latchkey/core'
import type { EthereumChain } from '../ethereum/EthereumChain.ts'
import type { TransactionRequest } from '../ethereum/TransactionRequest.ts'
import { createOnChain } from '../wallets/createOnChain.ts'
import type { SigningOptions } from '../wallets/SigningOptions.ts'
import { signingWallet } from '../wallets/signingWallet.ts'
import { isEvent, type ReactEvent } from './ReactEvent.ts'
import { toPrivysWallet } from './toPrivysUser.ts'
import type { Wallet } from './User.ts'

/** Which wallet signs. What Privy's own screens would show (`uiOptions`) is not looked at. */
export interface SignOptions extends SigningOptions {
  uiOptions?: unknown
}

export interface CreateWalletOptions {
  /** Default false: a second wallet is refused with `wallet_already_exists`. */
  createAdditional?: boolean
  walletIndex?: number
  /** Where the vault opens by one. */
  passcode?: string
}

/** Makes the person's Ethereum wallet. It may stand in the place of an event handler. */
export async function createEthereumWallet(
  session: Session,
  options: CreateWalletOptions | ReactEvent = {},
): Promise<Wallet> {
  const { createAdditional, walletIndex, passcode } = isEvent(options) ? ({} as CreateWalletOptions) : options
  const made = await createOnChain(session, 'ethereum', {
    allowAdditional: createAdditional ?? walletIndex !== undefined,
    ...(walletIndex !== undefined && { walletIndex }),
    ...(passcode !== undefined && { passcode }),
  })
  return toPrivysWallet(made)
}

/** Signs a text (EIP-191). */
export async function signText(session: Session, { message }: { message: string }, options: SignOptions = {}) {
  return await signMessage(session, { message, ...(await signerOf(session, options)) })
}

/** Signs structured data (EIP-712). */
export async function signData(session: Session, typedData: TypedData, options: SignOptions = {}) {
  return await signTypedData(session, { typedData, ...(await signerOf(session, options)) })
}

/** Signs a transaction that is not sent. */
export async function signTransaction(
  session: Session,
  chains: readonly EthereumChain[],
  transaction: TransactionRequest,
  { uiOptions: _screen, ...options }: SignOptions = {},
) {
  return await (await ethereum()).signOnly(session, chains, { transaction, ...options })
}

/** Signs a transaction and sends it. */
export async function sendTransaction(
  session: Session,
  chains: readonly EthereumChain[],
  transaction: TransactionRequest,
  { uiOptions: _screen, ...options }: SignOptions = {},
) {
  return await (await ethereum()).signAndSend(session, chains, { transaction, ...options })
}

/** Shows a wallet's key to its owner. It may stand in the place of an event handler. */
export async function showKey(session: Session, options: { address?: string } | ReactEvent = {}): Promise<void> {
  const { address } = await signerOf(session, isEvent(options) ? {} : options)
  await exportWallet(session, { address })
}

/** Takes a key that was made elsewhere into the person's vault. */
export async function takeKey(session: Session, { privateKey }: { privateKey: string }): Promise<Wallet> {
  return toPrivysWallet(await importWallet(session, { chainType: 'ethereum', privateKey }))
}

const signerOf = async (session: Session, { address, passcode }: SigningOptions) => ({
  address: await signingWallet(session, { ...(address && { address }) }),
  ...(passcode !== undefined && { passcode }),
})

const ethereum = () => lazily(import('./ethereumActions.ts'))
