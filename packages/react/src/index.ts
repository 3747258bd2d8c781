export type { EthereumChain } from './ethereum/EthereumChain.ts'
export type { EthereumProvider, ProviderEvents } from './ethereum/EthereumProvider.ts'
export type { ProviderRpcError } from './ethereum/ProviderRpcError.ts'
export type { TransactionRequest } from './ethereum/TransactionRequest.ts'
export type { AskPasscode } from './ethereum/walletProvider.ts'
export { useActivity } from './hooks/useActivity.ts'
export { useCapabilities } from './hooks/useCapabilities.ts'
export { useDelegateWallet } from './hooks/useDelegateWallet.ts'
export { useGrants } from './hooks/useGrants.ts'
export { useHeadlessDelegatedActions } from './hooks/useHeadlessDelegatedActions.ts'
export { useIdentityToken } from './hooks/useIdentityToken.ts'
export { useImportWallet } from './hooks/useImportWallet.ts'
export { useLogin } from './hooks/useLogin.ts'
export { useLogout } from './hooks/useLogout.ts'
export { usePasskeys } from './hooks/usePasskeys.ts'
export { usePrivy } from './hooks/usePrivy.ts'
export { usePrivyUser } from './hooks/usePrivyUser.ts'
export { useRecovery } from './hooks/useRecovery.ts'
export { useRevokeWallets } from './hooks/useRevokeWallets.ts'
export { useSendTransaction } from './hooks/useSendTransaction.ts'
export { useSignMessage } from './hooks/useSignMessage.ts'
export { useSignTransaction } from './hooks/useSignTransaction.ts'
export { useSignTypedData } from './hooks/useSignTypedData.ts'
export { useUser } from './hooks/useUser.ts'
export { useWallets } from './hooks/useWallets.ts'
export { LatchkeyProvider, type LatchkeyProviderProps } from './provider/LatchkeyProvider.tsx'
export {
  isEthereumWallet,
  isSolanaWallet,
  type ConnectedWallet,
  type EthereumWallet,
  type SolanaWallet,
} from './wallets/ConnectedWallet.ts'
export type { SigningOptions } from './wallets/SigningOptions.ts'
