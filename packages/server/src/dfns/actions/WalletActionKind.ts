import type { WalletActionAnswer, WalletActionRequest } from '@latchkey/core/walletActions'
import type { Server } from '../../Server.ts'
import type { DfnsAccess } from '../dfnsAccess.ts'
import type { DfnsChallenge, DfnsPersonClient, DfnsRequest, SignedChallenge } from '../DfnsSdk.ts'

/** What the steps of an action work with. */
export interface WalletActionContext {
  server: Server
  dfns: DfnsAccess
  person: DfnsPersonClient
  userId: string
}

/** One kind of action: only its request, its two ends, and what came of it. */
export interface WalletActionKind<answer = unknown> {
  /** What will be asked of Dfns. It is kept until the person signed it, and then asked for as it was. `kept` is what we need ourselves afterwards. */
  toRequest(
    context: WalletActionContext,
    asked: WalletActionRequest,
  ): Promise<{ request: DfnsRequest; kept?: Record<string, unknown> }>
  init(person: DfnsPersonClient, request: DfnsRequest): Promise<DfnsChallenge>
  complete(person: DfnsPersonClient, request: DfnsRequest, signed: SignedChallenge): Promise<answer>
  /** What the person is told, once what it means here was done here, too. */
  toAnswer(context: WalletActionContext, answer: answer, kept: Record<string, unknown>): Promise<WalletActionAnswer>
}
