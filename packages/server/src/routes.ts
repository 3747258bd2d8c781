import type { Route } from './http/route.ts'
import { acceptTerms } from './routes/acceptTerms.ts'
import { addPasskey } from './routes/addPasskey.ts'
import { addPasskeyByVault } from './routes/addPasskeyByVault.ts'
import { getAllowlist, inviteToAllowlist, removeFromAllowlist } from './routes/allowlist.ts'
import { analyticsEvents } from './routes/analyticsEvents.ts'
import { app } from './routes/app.ts'
import { createAppWallet, getAppWallet, getAppWallets, updateAppWallet } from './routes/appWallets.ts'
import { claimWallets, claimWalletsInit } from './routes/claimWallets.ts'
import { createGuestAccount } from './routes/createGuestAccount.ts'
import { createWallet } from './routes/createWallet.ts'
import { delegateWallet, delegateWalletInit } from './routes/delegateWallet.ts'
import { deleteUser } from './routes/deleteUser.ts'
import { events } from './routes/events.ts'
import { exportWallet } from './routes/exportWallet.ts'
import { getActivity } from './routes/getActivity.ts'
import { getGrants } from './routes/getGrants.ts'
import { getIdentityKeys } from './routes/getIdentityKeys.ts'
import { getUser } from './routes/getUser.ts'
import {
  getUserByCustomAuthId,
  getUserByDiscordUsername,
  getUserByEmail,
  getUserByFarcasterId,
  getUserByGithubUsername,
  getUserByPhone,
  getUserBySmartWalletAddress,
  getUserByTelegramUserId,
  getUserByTelegramUsername,
  getUserByTwitterSubject,
  getUserByTwitterUsername,
  getUserByWalletAddress,
} from './routes/getUserBy.ts'
import { getUsers } from './routes/getUsers.ts'
import { health, ready } from './routes/health.ts'
import { importUser, importUsers, importUsersBatch } from './routes/importUser.ts'
import { initAction } from './routes/initAction.ts'
import { initEnrollTotp } from './routes/initEnrollMfa.ts'
import { appJwks, jwks } from './routes/jwks.ts'
import { linkEmail, unlinkEmail, updateEmail } from './routes/linkEmail.ts'
import { linkOAuth, unlinkOAuth } from './routes/linkOAuth.ts'
import { linkPasskey, linkPasskeyInit, unlinkPasskey } from './routes/linkPasskey.ts'
import { linkPhone, unlinkPhone, updatePhone } from './routes/linkPhone.ts'
import { linkSmartWallet } from './routes/linkSmartWallet.ts'
import { linkWithSiwe, unlinkWallet } from './routes/linkWithSiwe.ts'
import { linkWithSiws, unlinkSolanaWallet } from './routes/linkWithSiws.ts'
import { listDevices } from './routes/listDevices.ts'
import { listPasskeys } from './routes/listPasskeys.ts'
import { loginWithCode, sendCode } from './routes/loginWithCode.ts'
import { linkCustomJwt, loginWithCustomJwt } from './routes/loginWithCustomJwt.ts'
import { initOAuth, loginWithOAuth } from './routes/loginWithOAuth.ts'
import { loginWithPasskey, loginWithPasskeyInit } from './routes/loginWithPasskey.ts'
import { generateSiweNonce, loginWithSiwe } from './routes/loginWithSiwe.ts'
import { generateSiwsNonce, loginWithSiws } from './routes/loginWithSiws.ts'
import { loginWithSms, sendSmsCode } from './routes/loginWithSms.ts'
import {
  farcasterStatus,
  initFarcaster,
  linkFarcaster,
  loginWithFarcaster,
  unlinkFarcaster,
} from './routes/loginWithFarcaster.ts'
import { linkTelegram, loginWithTelegram, unlinkTelegram } from './routes/loginWithTelegram.ts'
import { logout } from './routes/logout.ts'
import { oauthCallback, oauthFormCallback } from './routes/oauthCallback.ts'
import { openapi } from './routes/openapi.ts'
import { createWallets, pregenerateWallets } from './routes/pregenerateWallets.ts'
import { refreshSession } from './routes/refreshSession.ts'
import { refreshUser } from './routes/refreshUser.ts'
import { removePasskey } from './routes/removePasskey.ts'
import { renamePasskey } from './routes/renamePasskey.ts'
import { revokeWallets } from './routes/revokeWallets.ts'
import { rpc } from './routes/rpc.ts'
import { searchUsers } from './routes/searchUsers.ts'
import { setCustomMetadata } from './routes/setCustomMetadata.ts'
import { smartWalletConfig } from './routes/smartWalletConfig.ts'
import { signOutDevices } from './routes/signOutDevices.ts'
import { signupWithPasskey, signupWithPasskeyInit } from './routes/signupWithPasskey.ts'
import { enrollPasskeys, enrollTotp } from './routes/submitEnrollMfa.ts'
import { getTestCredentials } from './routes/testCredentials.ts'
import {
  transferAccount,
  transferEmail,
  transferFarcaster,
  transferOAuth,
  transferPhone,
  transferSiwe,
  transferSiws,
  transferTelegram,
} from './routes/transferAccount.ts'
import { unenrollTotp } from './routes/unenrollMfa.ts'
import { unlinkAccount } from './routes/unlinkAccount.ts'
import { getVault, putVault } from './routes/vault.ts'
import { verifyPasskey, verifyPasskeyInit, verifyTotp } from './routes/verifyMfa.ts'
import { privyFrame, vaultFrame, vaultFrameScript } from './routes/vaultFrame.ts'

type Endpoints = typeof import('@latchkey/core/endpoints')

/** Each endpoint of the contract and its answer; one that is missing does not compile. */
export const endpoints: Record<keyof Endpoints, Route> = {
  acceptTerms,
  addPasskey,
  addPasskeyByVault,
  claimWallets,
  claimWalletsInit,
  createAppWallet,
  createGuestAccount,
  createWallet,
  createWallets,
  delegateWallet,
  delegateWalletInit,
  deleteUser,
  enrollPasskeys,
  enrollTotp,
  exportWallet,
  farcasterStatus,
  generateSiweNonce,
  generateSiwsNonce,
  getActivity,
  getAllowlist,
  getAppWallet,
  getAppWallets,
  getGrants,
  getIdentityKeys,
  getTestCredentials,
  getUser,
  getUserByCustomAuthId,
  getUserByDiscordUsername,
  getUserByEmail,
  getUserByFarcasterId,
  getUserByGithubUsername,
  getUserByPhone,
  getUserBySmartWalletAddress,
  getUserByTelegramUserId,
  getUserByTelegramUsername,
  getUserByTwitterSubject,
  getUserByTwitterUsername,
  getUserByWalletAddress,
  getUsers,
  getVault,
  importUser,
  importUsers,
  initAction,
  initEnrollTotp,
  initFarcaster,
  initOAuth,
  inviteToAllowlist,
  linkCustomJwt,
  linkEmail,
  linkOAuth,
  linkPasskey,
  linkPasskeyInit,
  linkPhone,
  linkSmartWallet,
  linkWithSiwe,
  linkWithSiws,
  linkFarcaster,
  linkTelegram,
  listDevices,
  listPasskeys,
  loginWithCode,
  loginWithCustomJwt,
  loginWithOAuth,
  loginWithPasskey,
  loginWithPasskeyInit,
  loginWithSiwe,
  loginWithSiws,
  loginWithSms,
  loginWithFarcaster,
  loginWithTelegram,
  logout,
  pregenerateWallets,
  putVault,
  refreshSession,
  refreshUser,
  removeFromAllowlist,
  removePasskey,
  renamePasskey,
  revokeWallets,
  rpc,
  searchUsers,
  sendCode,
  sendSmsCode,
  setCustomMetadata,
  signOutDevices,
  signupWithPasskey,
  signupWithPasskeyInit,
  transferAccount,
  transferEmail,
  transferFarcaster,
  transferOAuth,
  transferPhone,
  transferSiwe,
  transferSiws,
  transferTelegram,
  unenrollTotp,
  unlinkAccount,
  unlinkEmail,
  unlinkOAuth,
  unlinkPasskey,
  unlinkPhone,
  unlinkSolanaWallet,
  unlinkWallet,
  unlinkFarcaster,
  unlinkTelegram,
  updateEmail,
  updatePhone,
  updateAppWallet,
  verifyPasskey,
  verifyPasskeyInit,
  verifyTotp,
}

/** What other vendors' clients ask for beside. */
const pages: Route[] = [
  app,
  appJwks,
  smartWalletConfig,
  analyticsEvents,
  importUsersBatch,
  events,
  oauthCallback,
  oauthFormCallback,
]

/** What is answered under the version prefixes. Fixed addresses come first: else `/users/me` would be somebody with the id `me`. */
export const routesOf = (answered: Record<string, Route>): Route[] =>
  [...Object.values(answered), ...pages].toSorted((a, b) => Number(a.path.includes(':')) - Number(b.path.includes(':')))

/** What is also answered at the root, where others look for it. */
export const wellKnown: Route[] = [
  jwks,
  getIdentityKeys,
  health,
  ready,
  openapi,
  vaultFrame,
  privyFrame,
  vaultFrameScript,
]
