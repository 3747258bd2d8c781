import type { recoveredCredentials } from '@latchkey/core/walletActions'

/** What Dfns gives to be signed by a person. */
export interface DfnsChallenge {
  challenge: string
  challengeIdentifier: string
  allowCredentials: { webauthn: { type: 'public-key'; id: string }[] }
}

/** What it gives to make a new credential with. */
export interface DfnsRegistrationChallenge {
  challenge: string
  temporaryAuthenticationToken: string
  user: { id: string }
}

/** The same for somebody who lost what they had. */
export interface DfnsRecoveryChallenge extends DfnsRegistrationChallenge {
  allowedRecoveryCredentials: { id: string; encryptedRecoveryKey: string }[]
}

/** Who somebody is at Dfns. */
export interface DfnsPerson {
  id: string
  username: string
}

/** What an identity provider says of somebody, as Dfns takes it. */
export interface SocialProof {
  socialLoginProviderKind: 'Oidc'
  idToken: string
}

export interface DfnsRecovery {
  recovery: {
    kind: 'RecoveryKey'
    credentialAssertion: { credId: string; clientData: string; signature: string }
  }
  newCredentials: ReturnType<typeof recoveredCredentials>
}

export interface Fido2Attestation {
  credentialKind: 'Fido2'
  credentialInfo: { credId: string; clientData: string; attestationData: string }
  credentialName?: string
}

export interface Fido2Assertion {
  kind: 'Fido2'
  credentialAssertion: { credId: string; clientData: string; authenticatorData: string; signature: string }
}

/** A signed challenge, as each `…Complete` takes it. */
export interface SignedChallenge {
  challengeIdentifier: string
  firstFactor: Fido2Assertion
}

/** A request of the SDK. What it holds is written into its body in this order, at init and at completion alike. */
export interface DfnsRequest {
  body?: Record<string, unknown>
  walletId?: string
}

export interface DfnsWallet {
  id: string
  network: string
  address?: string | undefined
}

interface Paged<item> {
  items: item[]
  nextPageToken?: string | undefined
}

/** What is used of a client that signs by itself: the service account's, or one with a temporary token. */
export interface DfnsServiceClient {
  auth: {
    createDelegatedRegistrationChallenge(request: {
      body: { email: string; kind: 'EndUser' }
    }): Promise<DfnsRegistrationChallenge>
    register(request: { body: { firstFactorCredential: Fido2Attestation } }): Promise<{ user: DfnsPerson }>
    delegatedLogin(request: { body: { username: string } }): Promise<{ token: string }>
    createSocialRegistrationChallenge(request: { body: SocialProof }): Promise<DfnsRegistrationChallenge>
    socialLogin(request: { body: SocialProof }): Promise<{ token: string }>
    createDelegatedRecoveryChallenge(request: {
      body: { username: string; credentialId: string }
    }): Promise<DfnsRecoveryChallenge>
    recover(request: { body: DfnsRecovery }): Promise<unknown>
  }
  wallets: {
    createWallet(request: DfnsRequest): Promise<DfnsWallet>
  }
}

/** What is used of a client whose person signs elsewhere. */
export interface DfnsPersonClient {
  auth: {
    createCredentialChallenge(request: {
      body: { kind: 'Fido2' | 'RecoveryKey' }
    }): Promise<{ challenge?: string; challengeIdentifier: string }>
    createCredentialInit(request: DfnsRequest): Promise<DfnsChallenge>
    createCredentialComplete(request: DfnsRequest, signed: SignedChallenge): Promise<unknown>
    deactivateCredentialInit(request: DfnsRequest): Promise<DfnsChallenge>
    deactivateCredentialComplete(request: DfnsRequest, signed: SignedChallenge): Promise<unknown>
    activateCredentialInit(request: DfnsRequest): Promise<DfnsChallenge>
    activateCredentialComplete(request: DfnsRequest, signed: SignedChallenge): Promise<unknown>
    listCredentials(): Promise<{ items: DfnsCredential[] }>
  }
  wallets: {
    createWalletInit(request: DfnsRequest): Promise<DfnsChallenge>
    createWalletComplete(request: DfnsRequest, signed: SignedChallenge): Promise<DfnsWallet>
    transferAssetInit(request: DfnsRequest): Promise<DfnsChallenge>
    transferAssetComplete(request: DfnsRequest, signed: SignedChallenge): Promise<DfnsTransfer>
    generateSignatureInit(request: DfnsRequest): Promise<DfnsChallenge>
    generateSignatureComplete(request: DfnsRequest, signed: SignedChallenge): Promise<DfnsSignature>
    listWallets(request?: { query?: { limit?: number; paginationToken?: string } }): Promise<Paged<DfnsWallet>>
  }
}

export interface DfnsCredential {
  kind: string
  credentialId: string
  credentialUuid: string
  dateCreated: string
  isActive: boolean
}

export interface DfnsTransfer {
  id: string
  status: string
  reason?: string | undefined
  txHash?: string | undefined
  approvalId?: string | undefined
}

export interface DfnsSignature {
  id: string
  status: string
  reason?: string | undefined
  signature?: { r: string; s: string; recid?: number | undefined; encoded?: string | undefined } | undefined
  signedData?: string | undefined
  approvalId?: string | undefined
}

/** The two classes of `@dfns/sdk`: pass its own. It is no dependency of ours. */
export interface DfnsSdk<signer = unknown> {
  DfnsApiClient: new (options: { baseUrl: string; authToken: string; signer: signer }) => DfnsServiceClient
  DfnsDelegatedApiClient: new (options: { baseUrl: string; authToken: string }) => DfnsPersonClient
}
