import { defaultExpiresIn, type Capabilities, type LoginMethod, type OAuthProvider } from '@latchkey/core'
import type { HttpOptions } from './HttpOptions.ts'

/** What a server of ours can do. `enforcement` says whether it is one, or this browser alone. */
export const capabilities = ({
  loginMethods = ['passkey', 'email', 'siwe', 'guest'],
  oauthProviders,
  telegram,
  enforcement,
  onchain,
}: {
  loginMethods?: readonly LoginMethod[] | undefined
  oauthProviders?: readonly OAuthProvider[] | undefined
  telegram?: HttpOptions['telegram']
  enforcement: 'server' | 'local'
  onchain?: HttpOptions['onchain']
}): Capabilities => ({
  loginMethods,
  ...(oauthProviders && { oauthProviders }),
  ...(telegram && { telegram }),
  mfaMethods: ['totp', 'passkey'],
  wallets: {
    chainTypes: ['ethereum', 'solana'],
    recoveryMethods: ['user-passkey', 'user-passcode'],
    exports: ['private-key', 'recovery-phrase'],
  },
  actions: ['createWallet', 'generateSignature', 'addPasskey', 'removePasskey', 'exportWallet'],
  delegate: {
    chainTypes: ['ethereum', 'solana'],
    actions: [
      'personal_sign',
      'eth_signTypedData_v4',
      'eth_signTransaction',
      'eth_sendTransaction',
      'secp256k1_sign',
      'eth_sign7702Authorization',
      'signMessage',
      'signTransaction',
      'signAndSendTransaction',
    ],
    enforcement,
    defaultExpiresIn,
    maxExpiresIn: 90 * 86_400,
    needsPasskey: true,
    ...(onchain && { onchainChainIds: Object.keys(onchain.adapter.implementations).map(Number) }),
  },
  revoke: 'per-wallet',
  lastUsed: true,
})
