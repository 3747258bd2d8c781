import type { AccountName, AccountProof, WalletProof } from '../types/AccountProof.ts'
import type { ActionAnswer, ActionRequest, PreparedAction, SignedAction } from '../types/Action.ts'
import type { ActivityPage } from '../types/Activity.ts'
import type { ChainType } from '../types/ChainType.ts'
import type { DelegationMode, DelegationScope } from '../types/Delegation.ts'
import type { Device } from '../types/Device.ts'
import type { ExportFormat } from '../types/ExportFormat.ts'
import type { FarcasterChannel, FarcasterProof } from '../types/Farcaster.ts'
import type { Grant } from '../types/Grant.ts'
import type { MfaRequest, NewFactor, OldFactor, ShownFactor, TotpEnrollment } from '../types/Mfa.ts'
import type { OAuthProvider, OAuthReturn } from '../types/OAuthProvider.ts'
import type { OwnPasskey } from '../types/OwnPasskey.ts'
import type { RecoveryOption } from '../types/RecoveryOption.ts'
import type { RevokeResult } from '../types/RevokeResult.ts'
import type { LoginResult, SessionSnapshot, Shown } from '../types/SessionSnapshot.ts'
import type { SignableTransaction, TypedData } from '../types/Signable.ts'
import type { TelegramProof } from '../types/TelegramProof.ts'
import type { RecoveryMethod } from '../types/Wallet.ts'
import type { Capabilities } from './Capabilities.ts'

/** Given with every call. A backend stops working on it, and writes nothing more, once the signal aborts. */
export interface CallOptions {
  signal: AbortSignal
}

/**
 * What stands behind the hooks: a place where people, wallets and server access live.
 * A verb that is absent is a thing this backend cannot do; hooks then raise `capability_missing` and components leave it out.
 * Every refusal is a LatchkeyError; anything else that is thrown counts as the backend's own failure.
 */
export interface Backend {
  /** For messages: `embedded`, `http`, `fake` … */
  readonly name: string
  /** Tabs whose backends have the same scope tell each other of changes. Absent: tabs keep to themselves. */
  readonly scope?: string
  readonly capabilities: Capabilities

  /** The session that an earlier visit left, or null. Never asks the person for anything. Whom the page shows may be the answer, where they are known to be signed in here still. */
  restore(options: { shown?: Shown } & CallOptions): Promise<SessionSnapshot | null>
  /** The person as the backend sees them now. */
  refreshUser(options: CallOptions): Promise<SessionSnapshot>
  /** Ends the session here, even if the backend cannot be reached to end it there. */
  logout(options: CallOptions): Promise<void>
  /** A token for the app's own server, renewed when it is about to lapse; null when signed out. */
  getAccessToken(options: CallOptions): Promise<string | null>

  /** Makes a person and their first passkey. */
  signupWithPasskey?(
    parameters: { /** What the passkey is called on the device. */ name?: string } & CallOptions,
  ): Promise<LoginResult>
  loginWithPasskey?(options: CallOptions): Promise<LoginResult>
  /** Mails a code. */
  sendCode?(parameters: { email: string } & CallOptions): Promise<void>
  loginWithCode?(parameters: { email: string; code: string } & CallOptions): Promise<LoginResult>
  /** The EIP-4361 text for an external wallet to sign. */
  generateSiweMessage?(
    parameters: { address: string; /** CAIP-2, for example `eip155:1`. */ chainId: string } & CallOptions,
  ): Promise<string>
  loginWithSiwe?(
    parameters: { message: string; signature: string; chainId: string; walletClientType?: string } & CallOptions,
  ): Promise<LoginResult>
  /** Texts a code. */
  sendSmsCode?(parameters: { phone: string } & CallOptions): Promise<void>
  loginWithSms?(parameters: { phone: string; code: string } & CallOptions): Promise<LoginResult>
  /** The text for an external Solana wallet to sign. */
  generateSiwsMessage?(parameters: { address: string } & CallOptions): Promise<string>
  loginWithSiws?(parameters: Extract<WalletProof, { chainType: 'solana' }> & CallOptions): Promise<LoginResult>
  /** Signs in with a token of the app's own sign-in service. */
  loginWithCustomJwt?(parameters: { token: string } & CallOptions): Promise<LoginResult>
  /** Signs in whom Telegram signed for. */
  loginWithTelegram?(proof: TelegramProof & CallOptions): Promise<LoginResult>
  /** Opens a channel by which the person's Farcaster client answers. */
  initFarcaster?(
    parameters: { /** Where their client sends them afterwards. */ redirectUrl?: string } & CallOptions,
  ): Promise<FarcasterChannel>
  /** Waits for that answer. */
  awaitFarcaster?(parameters: { channelToken: string } & CallOptions): Promise<FarcasterProof>
  /** Signs in who holds a Farcaster id. */
  loginWithFarcaster?(proof: FarcasterProof & CallOptions): Promise<LoginResult>
  createGuestAccount?(options: CallOptions): Promise<LoginResult>
  /** Begins signing in with another provider, or linking it to who is signed in: gives the address to send the person to. */
  initOAuth?(
    parameters: {
      provider: OAuthProvider
      /** Where they come back to: an address that the server lists. Default: this page's, without its query. */
      redirectTo?: string
    } & CallOptions,
  ): Promise<string>
  /** Signs in who came back from a provider. */
  loginWithOAuth?(parameters: OAuthReturn & CallOptions): Promise<LoginResult>
  /** Links who came back to who is signed in, and began it. */
  linkOAuth?(parameters: OAuthReturn & CallOptions): Promise<SessionSnapshot>

  /** Links an account that the person shows to be theirs. What was sent or asked for to show it is theirs who asked signed in. */
  linkAccount?(proof: AccountProof & CallOptions): Promise<SessionSnapshot>
  /** Takes an account from the person. The last way to sign in stays; beside passkeys, one of these signs for it. */
  unlinkAccount?(account: AccountName & CallOptions): Promise<SessionSnapshot>
  /** Notes that the person agreed to the app's terms. */
  acceptTerms?(options: CallOptions): Promise<SessionSnapshot>

  /** Makes an embedded wallet: the next one, or the one at an HD index. `passcode` where the vault opens by one. */
  createWallet?(
    parameters: {
      chainType: ChainType
      walletIndex?: number
      recoveryMethod?: RecoveryMethod
      passcode?: string
    } & CallOptions,
  ): Promise<SessionSnapshot>
  /** Takes a key that was made elsewhere into the person's vault: a private key, or the first wallet of a recovery phrase. */
  importWallet?(
    parameters: { chainType: ChainType; passcode?: string } & ({ privateKey: string } | { mnemonic: string }) &
      CallOptions,
  ): Promise<SessionSnapshot>
  /** Shows a key to the person in a frame that the app cannot read, after a passkey signed for it; resolves when it is hidden again. */
  exportWallet?(
    parameters: {
      address: string
      /** Default `private-key`. */
      format?: ExportFormat
      /** Where the frame is put. Absent: over the page, as always where a frame of the server's origin shows the key itself. */
      slot?: HTMLElement
      passcode?: string
      /** Called when the key is there to be seen. */
      onShown?: () => void
    } & CallOptions,
  ): Promise<void>
  /** Signs a text or bytes with an embedded wallet, after the person unlocked it. Ethereum: EIP-191, hex. Solana: base58. */
  signMessage?(
    parameters: { address: string; message: string | Uint8Array; passcode?: string } & CallOptions,
  ): Promise<string>
  /** Signs structured data (EIP-712) with an embedded Ethereum wallet. Hex. */
  signTypedData?(
    parameters: { address: string; typedData: TypedData; passcode?: string } & CallOptions,
  ): Promise<string>
  /** Gives the signed transaction, ready to be sent: hex for Ethereum, base64 for Solana. */
  signTransaction?(
    parameters: { address: string; transaction: SignableTransaction; passcode?: string } & CallOptions,
  ): Promise<string>

  /** Where the person is signed in: this device first, then as they were last used. */
  listDevices?(options: CallOptions): Promise<Device[]>
  /** Signs the person out on one other device, or on all others; gives where they are still signed in. Those find out by their next call. */
  signOutDevices?(parameters: { deviceId?: string } & CallOptions): Promise<Device[]>

  /** The passkeys that the person signs in with, oldest first. */
  listPasskeys?(options: CallOptions): Promise<OwnPasskey[]>
  /** Makes one more passkey, which an earlier one signs for. It opens the wallets, too, where it can. */
  addPasskey?(
    parameters: {
      /** What the person calls it. */
      name?: string
      passcode?: string
      /** What signs for the new one; default: an earlier passkey. With 'passcode' the vault does, where all passkeys are lost. */
      signWith?: 'passkey' | 'passcode'
    } & CallOptions,
  ): Promise<SessionSnapshot>
  renamePasskey?(parameters: { credentialId: string; name: string } & CallOptions): Promise<SessionSnapshot>
  /** Takes a passkey away, and from the vault as well; the last way in and the last way to open the wallets stay. */
  removePasskey?(parameters: { credentialId: string; passcode?: string } & CallOptions): Promise<SessionSnapshot>
  /** The ways to open the person's vault; none where they have no vault. */
  getRecoveryMethods?(options: CallOptions): Promise<RecoveryOption[]>
  /** Lets one more secret open the vault: a new passcode in the place of an earlier one, or a passkey that they have. Gives all ways. */
  addRecoveryMethod?(
    parameters: { /** Opens the vault for this; absent: a passkey does. */ passcode?: string } & (
      | { method: 'user-passcode'; newPasscode: string }
      | { method: 'user-passkey'; /** Absent: any that does not open the vault yet. */ credentialId?: string }
    ) &
      CallOptions,
  ): Promise<RecoveryOption[]>
  /** Ends one way to open the vault, which is opened by another one for this. Gives those that are left. */
  removeRecoveryMethod?(
    parameters: { passcode?: string } & (
      { method: 'user-passcode' } | { method: 'user-passkey'; credentialId: string }
    ) &
      CallOptions,
  ): Promise<RecoveryOption[]>

  /** Moves an account of somebody else's here, where linking it was refused with `account_transfer_required`. */
  transferAccount?(parameters: { /** Of that refusal. */ nonce: string } & CallOptions): Promise<SessionSnapshot>
  /** Makes what an authenticator app takes. A passkey signs for it, where the person has one and no second factor yet. */
  initEnrollMfa?(parameters: { method: 'totp' } & CallOptions): Promise<TotpEnrollment>
  /** Makes something a second factor, see `capabilities.mfaMethods`. */
  submitEnrollMfa?(factor: NewFactor & CallOptions): Promise<SessionSnapshot>
  /** Takes a second factor away. */
  unenrollMfa?(factor: OldFactor & CallOptions): Promise<SessionSnapshot>
  /** Shows a second factor. What is held back for it goes on, and for some minutes nothing is. */
  verifyMfa?(factor: ShownFactor & CallOptions): Promise<void>
  /** Calls the listener where a verb is held back until a second factor is shown; gives back how to stop. Without one such a verb is refused with `mfa_required`. */
  onMfaRequired?(listener: (request: MfaRequest) => void): () => void

  /** Lets the app's server sign for a wallet while the person is away. */
  delegateWallet?(
    parameters: {
      address: string
      chainType: ChainType
      /** Who keeps the limits: the app's server (`sealed`, the default), or a contract on the scope's one chain (`onchain`). */
      mode?: DelegationMode
      /** Absent: sign messages only. */
      scope?: DelegationScope
      /** Seconds. Absent: the backend's default, see `capabilities.delegate`. */
      expiresIn?: number
      passcode?: string
    } & CallOptions,
  ): Promise<SessionSnapshot>
  /** Ends server access to every wallet, or to those named. Once it resolves, no further signature is released. */
  revokeWallets?(parameters: { wallets?: string[] } & CallOptions): Promise<RevokeResult & SessionSnapshot>
  /** Ends on the chain what a contract lets a session key do, by a transaction that the person pays for. Gives its hash once it is there. */
  revokeOnchain?(parameters: { delegationId: string; passcode?: string } & CallOptions): Promise<string>
  /** Server access, on and ended, newest first. */
  getGrants?(options: CallOptions): Promise<Grant[]>
  /** What was done with server access, newest first, a part at a time. */
  getActivity?(
    parameters: { /** What the part before gave as `nextCursor`. */ cursor?: string } & CallOptions,
  ): Promise<ActivityPage>

  /** Readies an action that a passkey signs, see `capabilities.actions`. Asks the person nothing. */
  initAction?(parameters: ActionRequest & CallOptions): Promise<PreparedAction>
  /** Prompts for the passkey, within the click that this is called in. */
  signAction?(parameters: { action: PreparedAction } & CallOptions): Promise<SignedAction>
  /** Has the signed action done. */
  completeAction?(parameters: { action: PreparedAction; signed: SignedAction } & CallOptions): Promise<ActionAnswer>

  /** Calls the listener when something changed elsewhere; gives back how to stop. */
  subscribe?(listener: () => void): () => void
}

/** Everything a backend may be asked to do. */
export type Verb = {
  [key in keyof Backend]-?: NonNullable<Backend[key]> extends (parameters: any) => Promise<any> ? key : never
}[keyof Backend]
