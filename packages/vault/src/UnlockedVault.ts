import { LatchkeyError } from '@latchkey/core'
import { HARDENED_OFFSET } from '@scure/bip32'
import { addressOf } from './addressOf.ts'
import { wipeContents, type ImportedKey, type VaultChainType, type VaultContents } from './contents.ts'
import { deriveKey, toMnemonic, toSeed } from './derive.ts'
import { ethereumSigner, type EthereumSigner } from './ethereum.ts'
import { sealKey, type SealKeyParameters } from './sealKey.ts'
import type { SolanaSigner } from './solana.ts'

/** A wallet of the vault: the one at an index of the person's own tree, or an imported one by its address. */
export type WalletPlace = { chainType: VaultChainType } & ({ walletIndex: number } | { imported: string })

/** A person's wallets, ready to be used. Lock it in a `finally`, after one operation. */
export interface UnlockedVault {
  /** EIP-55 for Ethereum, base58 for Solana. */
  address(place: WalletPlace): Promise<string>
  /** The first Ethereum wallet of the tree, and every imported one. */
  addresses(): Promise<string[]>
  ethereum(place: WalletPlace): Promise<EthereumSigner>
  solana(place: WalletPlace): Promise<SolanaSigner>
  /** Seals one wallet's key, and no other, for the server (HPKE). Both parts are base64url. */
  sealKey(place: WalletPlace, parameters: SealKeyParameters): Promise<{ enc: string; ct: string }>
  /** A key to take elsewhere: `0x…` for Ethereum, base58 of 64 bytes for Solana. A text, which JavaScript cannot wipe. */
  exportKey(place: WalletPlace): Promise<string>
  /** The words that every wallet of the tree comes from; imported ones do not. */
  exportMnemonic(): string
  /** Wipes the keys. Whatever is asked for afterwards is refused with `wallet_locked`. */
  lock(): void
}

/** Gives one wallet's key to `work`, and wipes it after. */
export type WithKey = <result>(work: (privateKey: Uint8Array) => result | Promise<result>) => Promise<result>

/** Answers with a vault's keys until it is locked. Keeps copies: the contents stay the caller's to wipe. */
export async function holdKeys({ entropy, imported }: VaultContents): Promise<UnlockedVault> {
  const held = { entropy: entropy.slice(), imported: imported.map((each) => ({ ...each, key: each.key.slice() })) }
  const seed = await toSeed(held.entropy)
  let locked = false

  const assertOpen = () => {
    if (locked) throw new LatchkeyError('wallet_locked', 'The vault was locked. Unlock it again with unlockVault().')
  }
  const withKey =
    (place: WalletPlace): WithKey =>
    async (work) => {
      assertOpen()
      const key =
        'imported' in place
          ? (await findImported(held.imported, place)).key.slice()
          : deriveKey(seed, place.chainType, checkIndex(place.walletIndex))
      try {
        return await work(key)
      } finally {
        key.fill(0)
      }
    }
  const address = (place: WalletPlace) => withKey(place)((key) => addressOf(place.chainType, key))

  return {
    address,
    async addresses() {
      assertOpen()
      const own = await address({ chainType: 'ethereum', walletIndex: 0 })
      return [own, ...(await Promise.all(held.imported.map(({ chainType, key }) => addressOf(chainType, key))))]
    },
    ethereum: async (place) => ethereumSigner(await address(assertChain(place, 'ethereum')), withKey(place)),
    async solana(place) {
      const { solanaSigner } = await import('./solana.ts')
      return solanaSigner(await address(assertChain(place, 'solana')), withKey(place))
    },
    sealKey: (place, parameters) => withKey(place)((key) => sealKey(key, parameters)),
    exportKey: (place) =>
      withKey(place)(async (key) => {
        const { exportKey } = await import('./exportKey.ts')
        return exportKey(place.chainType, key)
      }),
    exportMnemonic() {
      assertOpen()
      return toMnemonic(held.entropy)
    },
    lock() {
      locked = true
      seed.fill(0)
      wipeContents(held)
    },
  }
}

async function findImported(imported: ImportedKey[], place: { chainType: VaultChainType; imported: string }) {
  for (const each of imported)
    if (each.chainType === place.chainType && (await addressOf(each.chainType, each.key)) === place.imported)
      return each
  throw new LatchkeyError('wallet_not_found', `This vault holds no imported key of ${place.imported}.`)
}

function checkIndex(walletIndex: number): number {
  if (Number.isInteger(walletIndex) && walletIndex >= 0 && walletIndex < HARDENED_OFFSET) return walletIndex
  throw new LatchkeyError('wallet_not_found', `No wallet has the index ${walletIndex}: it is a whole number from 0.`)
}

function assertChain(place: WalletPlace, chainType: VaultChainType): WalletPlace {
  if (place.chainType === chainType) return place
  throw new LatchkeyError('unsupported_chain_type', `A wallet on ${place.chainType} does not sign for ${chainType}.`)
}
