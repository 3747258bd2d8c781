import type { Capabilities, LoginMethod } from '@latchkey/core'

/** Seconds that server access lasts where the app does not say. */
export const defaultExpiresIn = 30 * 86_400

/** What a server of ours can do. `enforcement` says whether it is one, or this browser alone. */
export const capabilities = ({
  loginMethods = ['passkey', 'email', 'siwe', 'guest'],
  enforcement,
}: {
  loginMethods?: readonly LoginMethod[] | undefined
  enforcement: 'server' | 'local'
}): Capabilities => ({
  loginMethods,
  wallets: { chainTypes: ['ethereum', 'solana'], recoveryMethods: ['user-passkey', 'user-passcode'] },
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
  },
  revoke: 'per-wallet',
  lastUsed: true,
})
