import type { OAuthProvider } from '@latchkey/core'
import type { FarcasterAnswer } from '@latchkey/core/wire'

/** Where the SDK keeps what it must not lose. */
export interface PrivyStorage {
  get(key: string): Promise<unknown>
  put(key: string, value: unknown): Promise<void>
  del(key: string): Promise<void>
  getKeys(): Promise<string[]>
}

/** Who came in, as Privy's wire has them. What is in it is checked when it is read. */
export interface PrivyLogin {
  user: object
  identity_token?: string | undefined
  is_new_user?: boolean | undefined
}

interface PrivyPerson {
  user: object
}

interface PrivyExternalWallet {
  address: string
  chainId: string
  walletClientType?: string
}

interface PrivySignedText {
  message: string
  signature: string
  walletClientType?: string
  connectorType?: string
}

/** What Telegram signed, of one kind or the other. */
interface PrivyTelegramProof {
  telegramAuthResult?: object
  telegramWebAppData?: object
}

interface PrivyFarcasterProof {
  channel_token: string
  message: string
  signature: string
  fid: number
}

/** A way to send messages to Privy's frame. */
export interface PrivyMessagePoster {
  postMessage(message: string, targetOrigin: string): void
  reload(): void
}

/** What is used of a client. */
export interface PrivyClient {
  initialize(): Promise<void>
  getAccessToken(): Promise<string | null>
  getIdentityToken(): Promise<string | null>
  setMessagePoster(poster: PrivyMessagePoster): void
  user: {
    get(): Promise<PrivyPerson>
    refreshUser(): Promise<PrivyPerson>
    acceptTerms(): Promise<PrivyPerson>
  }
  auth: {
    logout(): Promise<void>
    guest: { create(): Promise<PrivyLogin> }
    email: {
      sendCode(email: string): Promise<unknown>
      loginWithCode(email: string, code: string): Promise<PrivyLogin>
      linkWithCode(email: string, code: string): Promise<PrivyPerson>
      updateEmail(change: { oldEmailAddress: string; newEmailAddress: string; code: string }): Promise<PrivyPerson>
      unlink(email: string): Promise<PrivyPerson>
    }
    phone: {
      sendCode(phoneNumber: string): Promise<unknown>
      loginWithCode(phoneNumber: string, code: string): Promise<PrivyLogin>
      linkWithCode(phoneNumber: string, code: string): Promise<PrivyPerson>
      updatePhone(change: { oldPhoneNumber: string; newPhoneNumber: string; code: string }): Promise<PrivyPerson>
      unlink(phoneNumber: string): Promise<PrivyPerson>
    }
    siwe: {
      init(wallet: PrivyExternalWallet, domain: string, uri: string): Promise<{ message: string }>
      loginWithSiwe(signature: string, wallet: PrivyExternalWallet, message: string): Promise<PrivyLogin>
      linkWithSiwe(signature: string, wallet: PrivyExternalWallet, message: string): Promise<PrivyPerson>
      unlinkWallet(address: string): Promise<PrivyPerson>
    }
    siws: {
      fetchNonce(wallet: { address: string }): Promise<{ nonce: string }>
      login(signed: PrivySignedText): Promise<PrivyLogin>
      link(signed: PrivySignedText): Promise<PrivyPerson>
      unlink(wallet: { address: string }): Promise<PrivyPerson>
    }
    telegram: {
      authenticate(proof: PrivyTelegramProof): Promise<PrivyLogin>
      link(proof: PrivyTelegramProof): Promise<PrivyPerson>
      unlink(account: { telegramUserId: string }): Promise<PrivyPerson>
    }
    farcaster: {
      initializeAuth(asked: { redirectUrl?: string }): Promise<{ channel_token: string; connect_uri: string }>
      getFarcasterStatus(asked: { channel_token: string }): Promise<FarcasterAnswer>
      authenticate(proof: PrivyFarcasterProof): Promise<PrivyLogin>
      link(proof: PrivyFarcasterProof): Promise<PrivyPerson>
      unlink(account: { fid: number }): Promise<PrivyPerson>
    }
    customProvider: {
      syncWithToken(token: string): Promise<PrivyLogin>
      linkWithToken(token: string): Promise<PrivyPerson>
    }
    passkey: {
      generateSignupOptions(relyingParty: string): Promise<{ options: object }>
      signupWithPasskey(proof: RegistrationResponseJSON, relyingParty: string): Promise<PrivyLogin>
      generateAuthenticationOptions(relyingParty: string): Promise<{ options: object }>
      loginWithPasskey(proof: AuthenticationResponseJSON, challenge: string, relyingParty: string): Promise<PrivyLogin>
    }
    oauth: {
      generateURL(provider: OAuthProvider, redirectUri: string): Promise<{ url: string }>
      loginWithCode(authorizationCode: string, stateCode: string): Promise<PrivyLogin>
      linkWithCode(authorizationCode: string, stateCode: string): Promise<PrivyPerson>
      unlink(provider: OAuthProvider, subject: string): Promise<PrivyPerson>
    }
  }
  embeddedWallet: {
    getURL(): string
    onMessage(message: never): void
  }
}

interface PrivyClientOptions {
  appId: string
  clientId?: string
  storage: PrivyStorage
  sessions: { cookieWriteBehavior: 'never' }
  /** Read by the SDK, though its types do not name it. */
  baseUrl?: string
}

/** The parts of `@privy-io/js-sdk-core` that are used: pass its own. It is no dependency of ours. */
export interface PrivySdk {
  default: new (options: PrivyClientOptions) => PrivyClient
  createSiwsMessage(parts: { address: string; nonce: string; domain: string; uri: string }): string
  delegatedActions: {
    delegateWallet(
      client: PrivyClient,
    ): (parameters: { address: string; chainType: 'ethereum' | 'solana' }) => Promise<PrivyPerson>
    revokeWallets(client: PrivyClient): () => Promise<PrivyPerson>
  }
}
