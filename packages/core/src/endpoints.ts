/** Every verb that travels: `import * as endpoints from '@latchkey/core/endpoints'`, so that only what is named is bundled. */
export { acceptTerms } from './wire/acceptTerms.ts'
export { addPasskey, addPasskeyByVault } from './wire/addPasskey.ts'
export { getAllowlist, inviteToAllowlist, removeFromAllowlist } from './wire/allowlist.ts'
export { createAppWallet, getAppWallet, getAppWallets, updateAppWallet } from './wire/appWallet.ts'
export { claimWallets, claimWalletsInit } from './wire/claimWallets.ts'
export { createGuestAccount } from './wire/createGuestAccount.ts'
export { createWallet } from './wire/createWallet.ts'
export { delegateWallet, delegateWalletInit, getIdentityKeys } from './wire/delegateWallet.ts'
export { deleteUser } from './wire/deleteUser.ts'
export { exportWallet } from './wire/exportWallet.ts'
export { getActivity } from './wire/getActivity.ts'
export { getGrants } from './wire/getGrants.ts'
export { getUser } from './wire/getUser.ts'
export {
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
} from './wire/getUserBy.ts'
export { getUsers } from './wire/getUsers.ts'
export { importUser, importUsers } from './wire/importUser.ts'
export { initAction } from './wire/initAction.ts'
export { initEnrollTotp } from './wire/initEnrollMfa.ts'
export { linkEmail, unlinkEmail, updateEmail } from './wire/linkEmail.ts'
export { linkOAuth, unlinkOAuth } from './wire/linkOAuth.ts'
export { linkPasskey, linkPasskeyInit, unlinkPasskey } from './wire/linkPasskey.ts'
export { linkPhone, unlinkPhone, updatePhone } from './wire/linkPhone.ts'
export { linkSmartWallet } from './wire/linkSmartWallet.ts'
export { linkWithSiwe, unlinkWallet } from './wire/linkWithSiwe.ts'
export { linkWithSiws, unlinkSolanaWallet } from './wire/linkWithSiws.ts'
export { listDevices } from './wire/listDevices.ts'
export { listPasskeys } from './wire/listPasskeys.ts'
export { loginWithCode, sendCode } from './wire/loginWithCode.ts'
export { linkCustomJwt, loginWithCustomJwt } from './wire/loginWithCustomJwt.ts'
export { initOAuth, loginWithOAuth } from './wire/loginWithOAuth.ts'
export { loginWithPasskey, loginWithPasskeyInit } from './wire/loginWithPasskey.ts'
export { generateSiweNonce, loginWithSiwe } from './wire/loginWithSiwe.ts'
export { generateSiwsNonce, loginWithSiws } from './wire/loginWithSiws.ts'
export { loginWithSms, sendSmsCode } from './wire/loginWithSms.ts'
export {
  farcasterStatus,
  initFarcaster,
  linkFarcaster,
  loginWithFarcaster,
  unlinkFarcaster,
} from './wire/loginWithFarcaster.ts'
export { linkTelegram, loginWithTelegram, unlinkTelegram } from './wire/loginWithTelegram.ts'
export { logout } from './wire/logout.ts'
export { createWallets, pregenerateWallets } from './wire/pregenerateWallets.ts'
export { refreshUser } from './wire/refreshUser.ts'
export { removePasskey } from './wire/removePasskey.ts'
export { renamePasskey } from './wire/renamePasskey.ts'
export { revokeWallets } from './wire/revokeWallets.ts'
export { rpc } from './wire/rpc.ts'
export { searchUsers } from './wire/searchUsers.ts'
export { refreshSession } from './wire/session.ts'
export { setCustomMetadata } from './wire/setCustomMetadata.ts'
export { signOutDevices } from './wire/signOutDevices.ts'
export { signupWithPasskey, signupWithPasskeyInit } from './wire/signupWithPasskey.ts'
export { enrollPasskeys, enrollTotp } from './wire/submitEnrollMfa.ts'
export {
  transferAccount,
  transferEmail,
  transferFarcaster,
  transferOAuth,
  transferPhone,
  transferSiwe,
  transferSiws,
  transferTelegram,
} from './wire/transferAccount.ts'
export { getTestCredentials } from './wire/testCredentials.ts'
export { unenrollTotp } from './wire/unenrollMfa.ts'
export { unlinkAccount } from './wire/unlinkAccount.ts'
export { getVault, putVault } from './wire/vault.ts'
export { verifyPasskey, verifyPasskeyInit, verifyTotp } from './wire/verifyMfa.ts'
