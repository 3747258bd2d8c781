import type { Route } from './http/route.ts'
import { analyticsEvents } from './routes/analyticsEvents.ts'
import { app } from './routes/app.ts'
import { createGuestAccount } from './routes/createGuestAccount.ts'
import { createWallet } from './routes/createWallet.ts'
import { delegateWallet, delegateWalletInit } from './routes/delegateWallet.ts'
import { getGrants } from './routes/getGrants.ts'
import { getIdentityKeys } from './routes/getIdentityKeys.ts'
import { health, ready } from './routes/health.ts'
import { appJwks, jwks } from './routes/jwks.ts'
import { loginWithCode, sendCode } from './routes/loginWithCode.ts'
import { loginWithPasskey, loginWithPasskeyInit } from './routes/loginWithPasskey.ts'
import { generateSiweNonce, loginWithSiwe } from './routes/loginWithSiwe.ts'
import { logout } from './routes/logout.ts'
import { openapi } from './routes/openapi.ts'
import { refreshSession } from './routes/refreshSession.ts'
import { refreshUser } from './routes/refreshUser.ts'
import { revokeWallets } from './routes/revokeWallets.ts'
import { rpc } from './routes/rpc.ts'
import { signupWithPasskey, signupWithPasskeyInit } from './routes/signupWithPasskey.ts'
import { getVault, putVault } from './routes/vault.ts'

type Endpoints = typeof import('@latchkey/core/endpoints')

/** Each endpoint of the contract and its answer; one that is missing does not compile. */
const endpoints: Record<keyof Endpoints, Route> = {
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

/** What is answered under the version prefixes. */
export const routes: Route[] = [...Object.values(endpoints), app, appJwks, analyticsEvents]

/** What is also answered at the root, where others look for it. */
export const wellKnown: Route[] = [jwks, getIdentityKeys, health, ready, openapi]
