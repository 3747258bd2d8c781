import { createGuestAccount } from './createGuestAccount.ts'
import { createWallet } from './createWallet.ts'
import { delegateWallet, delegateWalletInit, getIdentityKeys } from './delegateWallet.ts'
import { getGrants } from './getGrants.ts'
import { loginWithCode, sendCode } from './loginWithCode.ts'
import { loginWithPasskey, loginWithPasskeyInit } from './loginWithPasskey.ts'
import { generateSiweNonce, loginWithSiwe } from './loginWithSiwe.ts'
import { logout } from './logout.ts'
import { refreshUser } from './refreshUser.ts'
import { revokeWallets } from './revokeWallets.ts'
import { rpc } from './rpc.ts'
import { refreshSession } from './session.ts'
import { signupWithPasskey, signupWithPasskeyInit } from './signupWithPasskey.ts'
import { getVault, putVault } from './vault.ts'

/** Every verb that travels. */
export const endpoints = {
  createGuestAccount,
  createWallet,
  delegateWallet,
  delegateWalletInit,
  generateSiweNonce,
  getGrants,
  getIdentityKeys,
  getVault,
  loginWithCode,
  loginWithPasskey,
  loginWithPasskeyInit,
  loginWithSiwe,
  logout,
  putVault,
  refreshSession,
  refreshUser,
  revokeWallets,
  rpc,
  sendCode,
  signupWithPasskey,
  signupWithPasskeyInit,
}

export type EndpointName = keyof typeof endpoints
