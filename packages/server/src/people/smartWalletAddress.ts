import type { Address, Hex } from 'viem'
import { concatHex, encodeAbiParameters, getContractAddress, keccak256, padHex } from 'viem/utils'
import type { SmartWalletType } from './SmartWalletType.ts'

/** Where an owner's first smart wallet of a kind will stand once it is deployed, told from the kind's published contracts alone. */
export function smartWalletAddress(type: SmartWalletType, owner: Address): { address: Address; version: string } {
  const { version, addressOf } = kinds[type]
  return { address: addressOf(owner), version }
}

const kinds: Record<SmartWalletType, { version: string; addressOf: (owner: Address) => Address }> = {
  coinbase_smart_wallet: {
    version: '1',
    addressOf: (owner) =>
      proxyAddress({
        factory: '0x0BA5ED0c6AA8c49038F819E587E2633c4A9F428a',
        implementation: '0x000100abaad02f1cfC8Bbe32bD5a564817339E72',
        salt: encodeAbiParameters([{ type: 'bytes[]' }, { type: 'uint256' }], [[padHex(owner)], 0n]),
      }),
  },
  light_account: {
    version: '2.0.0',
    addressOf: (owner) =>
      proxyAddress({
        factory: '0x0000000000400CdFef5E2714E63d8040b700BC24',
        implementation: '0x8E8e658E22B12ada97B402fF0b044D6A325013C7',
        salt: encodeAbiParameters([{ type: 'address' }, { type: 'uint256' }], [owner, 0n]),
      }),
  },
}

/** Where a factory puts a minimal ERC-1967 proxy (CREATE2), the way Solady's LibClone makes it. */
function proxyAddress({ factory, implementation, salt }: { factory: Address; implementation: Address; salt: Hex }) {
  const bytecode = concatHex(['0x603d3d8160223d3973', implementation, proxyCode])
  return getContractAddress({ opcode: 'CREATE2', from: factory, salt: keccak256(salt), bytecode })
}

const proxyCode =
  '0x60095155f3363d3d373d3d363d7f360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc545af43d6000803e6038573d6000fd5b3d6000f3'
