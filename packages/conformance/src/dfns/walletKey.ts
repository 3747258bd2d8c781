import { ed25519 } from '@noble/curves/ed25519'
import { secp256k1 } from '@noble/curves/secp256k1'
import { base58, hex } from '@scure/base'
import { publicKeyToAddress } from 'viem/accounts'
import { DfnsHttpError } from './DfnsHttpError.ts'
import type { DfnsWallet } from './World.ts'

const evm =
  /^(Ethereum|Base|Polygon|Optimism|ArbitrumOne|AvalancheC|Bsc|EthereumSepolia|EthereumHolesky|EthereumHoodi|BaseSepolia|PolygonAmoy|OptimismSepolia|ArbitrumSepolia|AvalancheCFuji|BscTestnet)$/

/** A real key for a wallet on one of the networks that the simulator knows. */
export function makeKey(
  network: string,
): Pick<DfnsWallet, 'address' | 'scheme' | 'curve' | 'publicKey' | 'secretKey' | 'balance'> {
  if (evm.test(network)) {
    const secretKey = secp256k1.utils.randomPrivateKey()
    const address = publicKeyToAddress(`0x${hex.encode(secp256k1.getPublicKey(secretKey, false))}`)
    const publicKey = hex.encode(secp256k1.getPublicKey(secretKey, true))
    return { address, scheme: 'ECDSA', curve: 'secp256k1', publicKey, secretKey, balance: 10n ** 18n }
  }
  if (!/^Solana(Devnet)?$/.test(network))
    throw new DfnsHttpError(400, `The simulator does not know the network ${network.slice(0, 40)}.`, {
      field: 'network',
    })
  const secretKey = ed25519.utils.randomPrivateKey()
  const point = ed25519.getPublicKey(secretKey)
  const publicKey = hex.encode(point)
  return { address: base58.encode(point), scheme: 'EdDSA', curve: 'ed25519', publicKey, secretKey, balance: 10n ** 9n }
}

/** A signature as Dfns gives it. `recid` is there where the curve has one. */
export function signDigest({ curve, secretKey }: DfnsWallet, message: Uint8Array) {
  if (curve === 'ed25519') {
    const bytes = ed25519.sign(message, secretKey)
    const half = (from: number) => `0x${hex.encode(bytes.slice(from, from + 32))}`
    return { r: half(0), s: half(32), encoded: `0x${hex.encode(bytes)}` }
  }
  const signature = secp256k1.sign(message, secretKey)
  const [r, s] = [signature.r, signature.s].map((part) => part.toString(16).padStart(64, '0')) as [string, string]
  const { recovery } = signature
  const v = (27 + recovery).toString(16)
  return { r: `0x${r}`, s: `0x${s}`, recid: recovery, encoded: `0x${r}${s}${v}` }
}
