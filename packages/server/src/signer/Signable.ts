import type { RpcData } from '@latchkey/core'
import type { Intent } from './policy/Intent.ts'

/** What was asked for, read whole before any key is opened: what it would bring about, and how a key signs it. */
export interface Signable {
  intent: () => Intent
  sign: (key: Uint8Array) => RpcData | Promise<RpcData>
}

/** How the parameters of a method are read. */
export type Method = (params: Record<string, unknown>) => Signable
