import { LatchkeyError } from '@latchkey/core'
import { secp256k1 } from '@noble/curves/secp256k1'
import { HARDENED_OFFSET, type HDKey } from '@scure/bip32'
import { publicKeyToAddress } from 'viem/accounts'
import { wipe } from './derive.ts'
import { sealKey, type SealKeyParameters } from './sealKey.ts'
import { signMessage } from './signMessage.ts'

/** A person's wallets, ready to be used. Lock it in a `finally`, after one operation. */
export interface UnlockedVault {
  /** The EIP-55 address of one wallet. */
  address(walletIndex: number): string
  /** Signs a text or raw bytes (EIP-191). */
  signMessage(walletIndex: number, message: string | Uint8Array): Promise<`0x${string}`>
  /** Seals one wallet's key, and no other, for the server (HPKE). Both parts are base64url. */
  sealKey(walletIndex: number, parameters: SealKeyParameters): Promise<{ enc: string; ct: string }>
  /** Wipes the keys. Whatever is asked for afterwards is refused with `wallet_locked`. */
  lock(): void
}

/** Answers with the keys of one branch until it is locked, and owns it from here on. */
export function holdKeys(branch: HDKey): UnlockedVault {
  let locked = false

  const deriveLeaf = (walletIndex: number) => {
    if (locked) throw new LatchkeyError('wallet_locked', 'The vault was locked. Unlock it again with unlockVault().')
    if (!Number.isInteger(walletIndex) || walletIndex < 0 || walletIndex >= HARDENED_OFFSET)
      throw new LatchkeyError(
        'wallet_not_found',
        `No wallet has the index ${walletIndex}: it is a whole number from 0.`,
      )
    return branch.deriveChild(walletIndex)
  }

  const withKey = async <result>(walletIndex: number, work: (privateKey: Uint8Array) => result | Promise<result>) => {
    const leaf = deriveLeaf(walletIndex)
    try {
      return await work(leaf.privateKey!)
    } finally {
      wipe(leaf)
    }
  }

  return {
    address(walletIndex) {
      const leaf = deriveLeaf(walletIndex)
      wipe(leaf)
      return publicKeyToAddress(`0x${secp256k1.ProjectivePoint.fromHex(leaf.publicKey!).toHex(false)}`)
    },
    signMessage: (walletIndex, message) => withKey(walletIndex, (key) => signMessage(key, message)),
    sealKey: (walletIndex, parameters) => withKey(walletIndex, (key) => sealKey(key, parameters)),
    lock() {
      locked = true
      wipe(branch)
    },
  }
}
