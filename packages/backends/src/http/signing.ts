import { LatchkeyError, type SignableTransaction, type TypedData } from '@latchkey/core'
import type { HostCall, SignUse, VaultHost } from '@latchkey/vault/host'

/** Has a vault sign one thing. */
export type Signing = (host: VaultHost, use: SignUse, call: HostCall) => Promise<string>

type Signable =
  { message: string | Uint8Array } | { typedData: TypedData } | { transaction: SignableTransaction } | { hash: string }

/** How a vault signs what is given. Bare hashes it does not sign: nobody could be told what they stand for. */
export function signing(what: Signable): Signing {
  if ('message' in what) {
    const { message } = what
    return (host, use, call) => host.signMessage({ ...use, message }, call)
  }
  if ('typedData' in what) {
    const { typedData } = what
    return (host, use, call) => host.signTypedData({ ...use, typedData }, call)
  }
  if ('transaction' in what) {
    const { transaction } = what
    return (host, use, call) => host.signTransaction({ ...use, transaction }, call)
  }
  throw new LatchkeyError(
    'not_supported',
    'A vault signs no bare hash, since nobody could say what it stands for. Pass the message, typed data or transaction itself.',
  )
}
