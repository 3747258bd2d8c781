import type { MemberDifferences, MissingExports, MissingMembers, NounDifferences, TakenDifferences } from './types.ts'

const state = 'a failed step carries our error, which says more; we tell fewer steps apart'
const takesMore = 'ours takes more, and gives the same'
const providers = 'sign-in with an account of another Privy app (privy:…) is Privy’s own'
const messageTypes = 'a signature over a transaction is not taken: the message itself is signed'
const transaction =
  'amounts may be text or bigint in ours; sponsoring, and chains that ours does not know by type, are Privy’s'
const codes = 'error codes are an enum of Privy’s; ours are the same words, and the error itself comes beside them'

/** Nouns that differ, on purpose. */
export const nounDifferences: NounDifferences = {
  OtpFlowState: ['ours for theirs', state],
  PrivyProviderProps: [
    'theirs for ours',
    'a backend may stand in the place of an appId; appearance and the like are not looked at',
  ],
}

/** Members that differ, on purpose. */
export const memberDifferences: MemberDifferences = {
  useCreateWallet: {
    createWallet: ['ours for theirs', takesMore],
  },
  useDelegatedActions: {
    delegateWallet: ['ours for theirs', 'a scope, a time and a passcode may be named'],
  },
  useExportWallet: {
    exportWallet: ['ours for theirs', takesMore],
  },
  useHeadlessDelegatedActions: {
    delegateWallet: ['ours for theirs', 'a scope, a time and a passcode may be named'],
  },
  useLinkAccount: {
    linkWallet: ['ours for theirs', takesMore],
    linkPasskey: ['ours for theirs', takesMore],
    linkTelegram: ['ours for theirs', takesMore],
    linkOAuth: ['theirs for ours', providers],
  },
  useLinkEmail: {
    state: ['ours for theirs', state],
  },
  useLinkJwtAccount: {
    state: ['ours for theirs', state],
  },
  useLinkPhone: {
    state: ['ours for theirs', state],
  },
  useLinkWithOAuth: {
    initOAuth: ['theirs for ours', providers],
    state: ['ours for theirs', state],
  },
  useLinkWithPasskey: {
    state: ['ours for theirs', state],
  },
  useLinkWithSiwe: {
    state: ['ours for theirs', state],
  },
  useLinkWithSiws: {
    linkWithSiws: ['theirs for ours', messageTypes],
  },
  useLogin: {
    login: ['ours for theirs', takesMore],
  },
  useLoginWithEmail: {
    state: ['ours for theirs', state],
  },
  useLoginWithOAuth: {
    initOAuth: ['theirs for ours', providers],
    state: ['ours for theirs', state],
  },
  useLoginWithPasskey: {
    state: ['ours for theirs', state],
  },
  useLoginWithSiwe: {
    generateSiweMessage: ['ours for theirs', takesMore],
    state: ['ours for theirs', state],
  },
  useLoginWithSiws: {
    loginWithSiws: ['theirs for ours', messageTypes],
  },
  useLoginWithSms: {
    state: ['ours for theirs', state],
  },
  useLoginWithTelegram: {
    state: ['ours for theirs', state],
  },
  useMfa: {
    submit: ['neither', 'a passkey is asked for by name; its ceremony is not the app’s to run'],
  },
  usePrivy: {
    error: ['ours for theirs', 'ours says what happened, why, and what to do'],
    login: ['ours for theirs', takesMore],
    createWallet: ['ours for theirs', takesMore],
    exportWallet: ['ours for theirs', takesMore],
    signMessage: ['ours for theirs', takesMore],
    signTypedData: ['neither', 'theirs types each value; ours takes what EIP-712 takes'],
    signTransaction: ['neither', transaction],
    sendTransaction: ['neither', transaction],
    linkWallet: ['ours for theirs', takesMore],
    linkPasskey: ['ours for theirs', takesMore],
    linkTelegram: ['ours for theirs', takesMore],
    linkOAuth: ['theirs for ours', providers],
    unlinkOAuth: ['theirs for ours', providers],
  },
  useSendTransaction: {
    sendTransaction: ['neither', transaction],
  },
  useSessionSigners: {
    addSessionSigners: ['ours for theirs', takesMore],
  },
  useSignMessage: {
    signMessage: ['ours for theirs', takesMore],
  },
  useSignTransaction: {
    signTransaction: ['neither', transaction],
  },
  useSignTypedData: {
    signTypedData: ['neither', 'theirs types each value; ours takes what EIP-712 takes'],
  },
  useSigners: {
    addSigners: ['ours for theirs', takesMore],
  },
  useSignupWithPasskey: {
    state: ['ours for theirs', state],
  },
  useSyncJwtBasedAuthState: {
    state: ['ours for theirs', state],
  },
  useUnlinkOAuth: {
    unlink: ['theirs for ours', providers],
  },
  useUpdateEmail: {
    state: ['ours for theirs', state],
    verifyCode: ['ours for theirs', 'ours gives the person, or rejects'],
  },
  useUpdatePhone: {
    state: ['ours for theirs', state],
    verifyCode: ['ours for theirs', 'ours gives the person, or rejects'],
  },
  useWallets: {
    wallets: ['neither', 'embedded wallets only: what an external one is connected with is Privy’s modal'],
  },
}

/** Hooks that theirs' callbacks cannot simply be passed to. */
export const takenDifferences: TakenDifferences = {
  useCreateWallet: codes,
  useLinkAccount: codes,
  useLinkJwtAccount: codes,
  useLinkWithPasskey: codes,
  useLinkWithSiwe: codes,
  useLogin: codes,
  useLoginWithEmail: codes,
  useLoginWithOAuth: codes,
  useLoginWithPasskey: codes,
  useLoginWithSiwe: codes,
  useLoginWithSms: codes,
  useLoginWithTelegram: codes,
  useSendTransaction: codes,
  useSignMessage: codes,
  useSignTypedData: codes,
  useSignupWithPasskey: codes,
  useUpdateEmail: codes,
}

const form = 'opens a form of theirs: useLinkEmail, useLinkPhone, useUpdateEmail and useUpdatePhone are its steps'
const networks = 'no verb of a backend yet'
const farcaster = 'opens a form of theirs: useLoginWithFarcaster of @latchkey/react is its steps'
const mfa = 'opens a form of theirs: useMfa and useMfaEnrollment are its steps'
const mfaSent = 'there is nothing to send or to forget: submit and cancel do all of it'
const sms = 'a text is no second factor here'
const external = 'connects a wallet without proving it: use its own library, and useLoginWithSiwe or useLinkWithSiwe'
const recovery = 'opens a form of theirs: useRecovery of @latchkey/react'
const crossApp = 'wallets of other Privy apps are Privy’s'
const offchain = 'bytes for a hardware wallet: made by the wallet’s own library'
const nonce = 'the whole text is made: generateSiweMessage'

/** Members that only theirs has. */
export const missingMembers: MissingMembers = {
  useLinkAccount: {
    linkEmail: form,
    linkFarcaster: farcaster,
    linkPhone: form,
  },
  useLinkWithSiws: {
    generateSiwsOffchainMessage: offchain,
  },
  useLoginWithSiwe: {
    generateSiweNonce: nonce,
  },
  useLoginWithSiws: {
    generateSiwsOffchainMessage: offchain,
  },
  useMfa: {
    clear: mfaSent,
    init: mfaSent,
    promptMfa: mfa,
  },
  useMfaEnrollment: {
    closeMfaEnrollmentModal: mfa,
    initEnrollmentWithPasskey: mfaSent,
    initEnrollmentWithSms: sms,
    showMfaEnrollmentModal: mfa,
    submitEnrollmentWithSms: sms,
    unenrollWithSms: sms,
  },
  usePrivy: {
    cancel: mfa,
    clear: mfa,
    connectOrCreateWallet: external,
    connectWallet: external,
    enrollInMfa: mfa,
    init: mfa,
    initEnrollmentWithPasskey: mfa,
    initEnrollmentWithSms: mfa,
    initEnrollmentWithTotp: mfa,
    linkEmail: form,
    linkFarcaster: farcaster,
    linkPhone: form,
    promptMfa: mfa,
    setWalletPassword: recovery,
    setWalletRecovery: recovery,
    submit: mfa,
    submitEnrollmentWithPasskey: mfa,
    submitEnrollmentWithSms: mfa,
    submitEnrollmentWithTotp: mfa,
    unenroll: mfa,
    unlinkCrossAppAccount: crossApp,
    updateEmail: form,
    updatePhone: form,
  },
}

const modal = 'a part of Privy’s modal: dialogs are components of the app, or those of @latchkey/ui'
const internals = 'the inside of Privy’s package'
const chains = 'chains are viem’s, with the app’s own nodes'
const plugins = 'tabs keep each other up to date by themselves; see config.embeddedWallets'
const viem = 'toViemAccount and providers are in @latchkey/react/ethereum and useWallets'
const money = 'paying in is another service’s'
const enclave = 'wallets are in the person’s vault, not in Privy’s enclaves'
const tokens = 'tokens of other providers are not kept'
const jwt = 'useSyncJwtBasedAuthState does this'

/** Exports that only theirs has. */
export const missingExports: MissingExports = {
  Captcha: modal,
  ConnectorManager: internals,
  EthereumWalletConnector: internals,
  LoginModal: modal,
  PrivyClient: internals,
  PrivyModal: modal,
  SUPPORTED_CHAINS: chains,
  VERSION: internals,
  WalletConnector: internals,
  addPrivyRpcToChain: chains,
  addRpcUrlOverrideToChain: chains,
  createCrossTabUserSyncPlugin: plugins,
  createWalletCreationOnLoginPlugin: plugins,
  dataSuffix: chains,
  errorIndicatesMaxMfaRetries: internals,
  errorIndicatesMfaTimeout: internals,
  errorIndicatesMfaVerificationFailed: internals,
  getEmbeddedConnectedWallet: viem,
  toViemAccount: viem,
  useActiveWallet: external,
  useAddFunds: money,
  useAuthMfa: mfa,
  useAuthMfaEnrollment: mfa,
  useAuthorizationSignature: enclave,
  useBaseAccountSdk: external,
  useConnectBaseAccount: external,
  useConnectCoinbaseSmartWallet: external,
  useConnectOrCreateWallet: external,
  useConnectWallet: external,
  useCrossAppAccounts: crossApp,
  useCustomAuth: jwt,
  useDepositAddress: money,
  useFarcasterSigner: networks,
  useFiatOnramp: money,
  useFundWallet: money,
  useFundWalletWithBankDeposit: money,
  useGetAccessTokenForProvider: crossApp,
  useGetFarcasterSignerPublicKey: networks,
  useGetWalletPrivateKey: enclave,
  useLoginWithFarcasterV2: farcaster,
  useMigrateWallets: enclave,
  useOAuthTokens: tokens,
  usePrivyClient_experimental: internals,
  useRecoverEmbeddedWallet: recovery,
  useRequestFarcasterSigner: networks,
  useSetWalletRecovery: modal,
  useSign7702Authorization: viem,
  useSignFarcasterMessage: networks,
  useSubscribeToJwtAuthWithFlag: jwt,
  useTransfer: enclave,
  useUpdateAccount: modal,
  useWalletActions: enclave,
  useX402Fetch: money,
}
