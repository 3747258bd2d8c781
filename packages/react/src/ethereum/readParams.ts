import { sameAddress, type TypedData } from '@latchkey/core'
import { ProviderRpcError, rpcCode } from './ProviderRpcError.ts'

/** Refuses a request that names another wallet than this one. */
export function assertAddress(found: unknown, address: string): void {
  if (typeof found === 'string' && sameAddress(found, address)) return
  throw new ProviderRpcError(rpcCode.unauthorized, `This provider signs for ${address} only. Ask the other wallet’s.`)
}

/** What `personal_sign` is to sign: bytes in hex; anything else is a text. */
export function readMessage(message: unknown): string | Uint8Array {
  if (typeof message !== 'string') throw invalid('personal_sign takes the message as hex, then the address.')
  if (!/^0x([\da-f]{2})*$/i.test(message)) return message
  return Uint8Array.from(message.slice(2).match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
}

/** What `eth_signTypedData_v4` is to sign: JSON, or the object itself. */
export function readTypedData(typedData: unknown): TypedData {
  let read = typedData
  try {
    if (typeof typedData === 'string') read = JSON.parse(typedData)
  } catch {
    throw invalid('eth_signTypedData_v4 takes the address, then typed data as JSON. This is no JSON.')
  }
  const { types, primaryType, message } = (read ?? {}) as Partial<TypedData>
  if (typeof types !== 'object' || typeof primaryType !== 'string' || typeof message !== 'object')
    throw invalid('Typed data has `types`, `primaryType` and `message` (EIP-712). One of them is missing.')
  return read as TypedData
}

/** The chain that `wallet_switchEthereumChain` names. */
export function readChainId(parameter: unknown): number {
  const { chainId } = (parameter ?? {}) as { chainId?: unknown }
  if (typeof chainId === 'string' && /^0x[\da-f]{1,13}$/i.test(chainId)) return Number.parseInt(chainId, 16)
  throw invalid('wallet_switchEthereumChain takes `{ chainId }`, in hex.')
}

const invalid = (why: string) => new ProviderRpcError(rpcCode.invalidParams, why)
