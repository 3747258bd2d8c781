import type { ChainType } from './ChainType.ts'
import type { SessionSnapshot } from './SessionSnapshot.ts'
import type { SignableTransaction, TypedData } from './Signable.ts'

/** What a passkey signs before it happens: per kind what is asked for, and what comes of it. */
export interface Actions {
  createWallet: {
    parameters: { chainType: ChainType; /** What the person calls it. */ name?: string }
    result: { address: string; chainType: ChainType }
  }
  transferAsset: {
    parameters: {
      /** The wallet that pays. */
      address: string
      to: string
      /** Base units: wei, lamports, or the token's own. */
      amount: bigint
      /** The token's contract, or its mint on Solana. Absent: the chain's own coin. */
      token?: string
      /** Names the payment: the same twice is paid once. Absent: one is made. */
      externalId?: string
    }
    result: { id: string; transactionHash: string | null }
  }
  generateSignature: {
    parameters: { address: string; /** As for a transfer. */ externalId?: string } & Signable
    /** Hex, or base58 for a text signed by a Solana wallet. */
    result: { signature: string }
  }
  addPasskey: {
    parameters: { /** What the person calls it. */ name?: string; passcode?: string }
    result: { credentialId: string }
  }
  removePasskey: {
    parameters: { credentialId: string; passcode?: string }
    result: { credentialId: string }
  }
  exportWallet: {
    parameters: { address: string }
    result: { address: string }
  }
}

type Signable =
  | { message: string | Uint8Array }
  | { typedData: TypedData }
  | { transaction: SignableTransaction }
  /** 32 bytes, hex. */
  | { hash: string }

export type ActionKind = keyof Actions

/** One action that is asked for. */
export type ActionRequest<kind extends ActionKind = ActionKind> = {
  [each in kind]: { kind: each } & Actions[each]['parameters']
}[kind]

/** An action that waits for its signature. */
export interface PreparedAction<kind extends ActionKind = ActionKind> {
  /** What will be signed and done, for the screen before the prompt: a passkey's own prompt shows none of it. */
  request: ActionRequest<kind>
  /** By this device's clock. */
  expiresAt: Date
  /** The backend's own: what it needs to sign and to complete. */
  state: unknown
}

/** What the person's passkey gave for a prepared action. The backend's own. */
export type SignedAction = unknown

/** What became of it. `pendingApproval`: it waits for somebody else's consent. */
export type ActionOutcome<kind extends ActionKind = ActionKind> =
  { status: 'done'; result: Actions[kind]['result'] } | { status: 'pendingApproval'; approvalId: string }

/** The same as a backend tells it: with the person, where the action changed something of theirs. */
export type ActionAnswer<kind extends ActionKind = ActionKind> = ActionOutcome<kind> & { snapshot?: SessionSnapshot }
