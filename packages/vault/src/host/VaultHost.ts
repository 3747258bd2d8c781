import type { ExportFormat, SignableTransaction, TypedData, Vault } from '@latchkey/core'
import type { DelegateWalletInit } from '@latchkey/core/wire'
import type { VaultChainType } from '../contents.ts'
import type { SelfCall } from '../SelfCall.ts'
import type { WalletPlace } from '../UnlockedVault.ts'
import type { VaultSecret } from '../VaultSecret.ts'
import type { HeldSecret } from './HeldSecret.ts'

/** One use of one wallet: the record, what opens it, and whose key is meant. The vault is open for this alone. */
export interface WalletUse<secret = VaultSecret> {
  vault: Vault
  secret: secret
  place: WalletPlace
  /** The wallet that this must be; another key at this place is refused. */
  address: string
}

/** A use that may follow another one: what opens the vault may be held. */
export type SignUse = WalletUse<VaultSecret | HeldSecret>

/**
 * Where keys are: in the page, in a worker, or in a frame of another origin. It is handed records and what opens them, and
 * gives records, addresses and signatures back; a key never leaves it but to a view that the person looks at.
 */
export interface VaultHost {
  /** Keeps what opens a vault for so many milliseconds, 300,000 at the most, and gives what stands for it: signing with it asks nobody. */
  hold(parameters: { secret: VaultSecret; ttl: number }, call?: HostCall): Promise<HeldSecret>
  /** Forgets all that it keeps so. */
  lock(parameters: object, call?: HostCall): Promise<void>
  /** Refuses a passcode that is too weak, before anybody is asked for anything. */
  assertPasscode(parameters: { passcode: string }): Promise<void>
  createVault(
    parameters: {
      userId: string
      secret: VaultSecret
      /** Takes over wallets made ahead: what the server sealed to the claim's key. Uses the claim up. */
      claim?: { claimId: string; enc: string; ct: string }
    },
    call?: HostCall,
  ): Promise<Vault>
  /** A key for one claim of wallets that were made ahead. Its private half stays here. */
  makeClaimKey(parameters: { userId: string }, call?: HostCall): Promise<{ claimId: string; publicKey: string }>
  addWrap(parameters: { vault: Vault; unlockWith: VaultSecret; add: VaultSecret }, call?: HostCall): Promise<Vault>
  removeWrap(
    parameters: {
      vault: Vault
      unlockWith: VaultSecret
      remove: { method: 'user-passkey'; credentialId: string } | { method: 'user-passcode' }
    },
    call?: HostCall,
  ): Promise<Vault>
  importKey(
    parameters: {
      vault: Vault
      unlockWith: VaultSecret
      chainType: VaultChainType
      secret: { privateKey: string } | { mnemonic: string }
    },
    call?: HostCall,
  ): Promise<{ vault: Vault; address: string }>
  /** The address at each place, with the signature that proves its key (`walletPossessionMessage`). */
  proveWallets(
    parameters: { vault: Vault; secret: VaultSecret; userId: string; places: WalletPlace[] },
    call?: HostCall,
  ): Promise<{ address: string; signature: string }[]>
  /** The signature of the vault's own key for a new passkey of its person's, in the place of an earlier one that they lost. */
  vouchForPasskey(
    parameters: {
      vault: Vault
      secret: VaultSecret
      credentialId: string
      /** base64url: its challenge. */ nonce: string
    },
    call?: HostCall,
  ): Promise<string>
  signMessage(parameters: SignUse & { message: string | Uint8Array }, call?: HostCall): Promise<string>
  /** EIP-712, so for Ethereum wallets. */
  signTypedData(parameters: SignUse & { typedData: TypedData }, call?: HostCall): Promise<string>
  signTransaction(parameters: SignUse & { transaction: SignableTransaction }, call?: HostCall): Promise<string>
  /** A transaction of the account to itself, which may give it a contract's code first (EIP-7702); signed, in hex. */
  signSelfCall(parameters: SignUse & { selfCall: SelfCall }, call?: HostCall): Promise<string>
  /** Seals one wallet's key, and no other, for the server (HPKE), under just the grant that the person's passkey signed. */
  sealKey(
    parameters: WalletUse & {
      /** Canonical JSON of `{ grant, pk }`, as it was signed. */
      signed: string
      /** base64url, of the passkey's answer. */
      clientDataJson: string
      /** Who offered it. */
      offer: Pick<DelegateWalletInit, 'offer' | 'offerSig' | 'kid'>
    },
    call?: HostCall,
  ): Promise<{ enc: string; ct: string }>
  /** Runs a passkey prompt where the keys are, so that what opens a vault never leaves it. Only where the host is a page of its own. */
  createPasskey?(
    parameters: { options: PublicKeyCredentialCreationOptionsJSON },
    call?: HostCall,
  ): Promise<RegistrationResponseJSON>
  getPasskey?(
    parameters: { options: PublicKeyCredentialRequestOptionsJSON },
    call?: HostCall,
  ): Promise<AuthenticationResponseJSON>
  /** Hands a key to the view at the other end of the port, and to nobody else. */
  exportKey(parameters: WalletUse & { format: ExportFormat; view: MessagePort }, call?: HostCall): Promise<void>
}

/** Given with a call that can be given up. */
export interface HostCall {
  signal?: AbortSignal
}

export type HostVerb = keyof VaultHost
