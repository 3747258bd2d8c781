import type { Address, Hex } from 'viem'
import {
  concatHex,
  encodeAbiParameters,
  encodeFunctionData,
  encodePacked,
  getContractAddress,
  keccak256,
  padHex,
  parseAbi,
  size,
} from 'viem/utils'
import { lightAccountProxy } from './lightAccountProxy.ts'
import type { SmartWalletType } from './SmartWalletType.ts'

/**
 * Where an owner's first smart wallet of a kind will stand once it is deployed (CREATE2), told from the kind's published
 * contracts alone. Versions and salts are those that the field's clients deploy with.
 */
export function smartWalletAddress(type: SmartWalletType, owner: Address): { address: Address; version: string } {
  const { version, placeOf } = kinds[type]
  return { address: getContractAddress({ opcode: 'CREATE2', ...placeOf(owner) }), version }
}

/** Who deploys, under which salt, and what. */
interface Place {
  from: Address
  salt: Hex
  /** keccak256 of the creation code and its parameters. */
  bytecodeHash: Hex
}

const zeroAddress = '0x0000000000000000000000000000000000000000'

const kinds: Record<SmartWalletType, { version: string; placeOf: (owner: Address) => Place }> = {
  coinbase_smart_wallet: {
    version: '1',
    placeOf: (owner) => ({
      from: '0x0BA5ED0c6AA8c49038F819E587E2633c4A9F428a',
      salt: keccak256(encodeAbiParameters([{ type: 'bytes[]' }, { type: 'uint256' }], [[padHex(owner)], 0n])),
      bytecodeHash: minimalProxy('0x000100abaad02f1cfC8Bbe32bD5a564817339E72'),
    }),
  },
  kernel: {
    version: '0.3.1',
    placeOf(owner) {
      const ecdsaValidator = '0x01845adb2c711129d4f3966735ed98a9f09fc4ce57' // marked as a validator by its first byte
      const initialize = encodeFunctionData({
        abi: parseAbi(['function initialize(bytes21, address, bytes, bytes, bytes[])']),
        args: [ecdsaValidator, zeroAddress, owner, '0x', []],
      })
      return {
        from: '0xaac5D4240AF87249B3f71BC8E4A2cae074A3E419',
        salt: keccak256(concatHex([initialize, padHex('0x')])),
        bytecodeHash: minimalProxy('0xBAC849bB641841b44E965fB01A4Bf5F074f84b4D'),
      }
    },
  },
  light_account: {
    version: '1.1.0',
    placeOf(owner) {
      const initialize = encodeFunctionData({ abi: parseAbi(['function initialize(address)']), args: [owner] })
      const implementation = '0xae8c656ad28F2B59a196AB61815C16A0AE1c3cba'
      const parameters = encodeAbiParameters([{ type: 'address' }, { type: 'bytes' }], [implementation, initialize])
      return {
        from: '0x00004EC70002a32400f8ae005A26081065620D20',
        salt: padHex('0x'),
        bytecodeHash: keccak256(concatHex([lightAccountProxy, parameters])),
      }
    },
  },
  safe: {
    version: '1.4.1',
    placeOf: (owner) => ({
      from: '0x4e1DCf7AD4e460CfD30791CCC4F9c8a4f820ec67',
      salt: keccak256(concatHex([keccak256(setUpSafe(owner)), padHex('0x')])),
      // Of SafeProxy's creation code for the singleton 0x41675C099F32341bf84BFc5382aF534df5C7461a.
      bytecodeHash: '0x76733d705f71b79841c0ee960a0ca880f779cde7ef446c989e6d23efc0a4adfb',
    }),
  },
}

/** One owner, and the module that takes ERC-4337 operations for entry point 0.7. */
function setUpSafe(owner: Address): Hex {
  const module = '0x75cf11467937ce3F2f357CE24ffc3DBF8fD5c226'
  const enableModules = encodeFunctionData({
    abi: parseAbi(['function enableModules(address[])']),
    args: [[module]],
  })
  const delegateCall = 1
  const call = encodePacked(
    ['uint8', 'address', 'uint256', 'uint256', 'bytes'],
    [delegateCall, '0x2dd68b007B46fBe91B9A7c3EDa5A7a1063cB5b47', 0n, BigInt(size(enableModules)), enableModules],
  )
  const multiSend = encodeFunctionData({ abi: parseAbi(['function multiSend(bytes)']), args: [call] })
  return encodeFunctionData({
    abi: parseAbi(['function setup(address[], uint256, address, bytes, address, address, uint256, address)']),
    args: [[owner], 1n, '0x38869bf66a61cF6bDB996A6aE40D5853Fd43B526', multiSend, module, zeroAddress, 0n, zeroAddress],
  })
}

/** The hash of a minimal ERC-1967 proxy's creation code, the way Solady's LibClone makes it. */
const minimalProxy = (implementation: Address) =>
  keccak256(
    concatHex([
      '0x603d3d8160223d3973',
      implementation,
      '0x60095155f3363d3d373d3d363d7f360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc545af43d6000803e6038573d6000fd5b3d6000f3',
    ]),
  )
