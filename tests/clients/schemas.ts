import * as privy from '@privy-io/public-api'
import { z } from 'zod'

/** What Privy's own schemas say of a question and of its answer. */
export interface Shape {
  asked?: z.ZodTypeAny
  answered: z.ZodTypeAny
}

const { User, AuthenticatedUser, SuccessObject } = privy
const page = (item: z.ZodTypeAny) => z.object({ data: z.array(item), next_cursor: z.string().nullable() })
const entry = z.object({
  id: z.string(),
  type: z.string(),
  value: z.string(),
  appId: z.string(),
  acceptedAt: z.number().nullable(),
})
const testAccount = z.object({
  id: z.string(),
  email: z.string(),
  phone_number: z.string(),
  otp_code: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
})

/** By method and path. Lists, the allowlist and test accounts have no schema of their own: they are built here as `@privy-io/node` types them. */
export const shapes: Record<string, Shape> = {
  'GET /apps/:app_id': { answered: privy.AppResponseSchema },
  'GET /apps/:app_id/jwks.json': { answered: privy.JsonWebKeySet },
  'GET /apps/:app_id/smart_wallets': { answered: privy.SmartWalletConfigurationResponseSchema },
  'GET /apps/:app_id/test_credentials': { answered: z.object({ data: z.array(testAccount) }) },
  'GET /apps/:app_id/allowlist': { answered: z.array(entry) },
  'POST /apps/:app_id/allowlist': { answered: entry },
  'DELETE /apps/:app_id/allowlist': { answered: z.object({ message: z.string() }) },
  'POST /apps/:app_id/users/wallet': { asked: privy.WalletCreateUserInput, answered: User },

  'POST /guest/authenticate': { asked: privy.AuthenticateGuestInput, answered: AuthenticatedUser },
  'POST /passwordless/init': { asked: privy.InitEmailInput, answered: SuccessObject },
  'POST /passwordless/authenticate': { asked: privy.AuthenticateEmailInput, answered: AuthenticatedUser },
  'POST /passwordless/link': { asked: privy.VerifyEmailInput, answered: User },
  'POST /passwordless/unlink': { asked: privy.UnlinkEmailInput, answered: User },
  'POST /passwordless/update': { asked: privy.UpdateEmailInput, answered: User },
  'POST /passwordless_sms/init': { asked: privy.PasswordlessSmsPhoneInput, answered: SuccessObject },
  'POST /passwordless_sms/authenticate': { asked: privy.AuthenticatePhoneInput, answered: AuthenticatedUser },
  'POST /passwordless_sms/link': { asked: privy.VerifyPhoneInput, answered: User },
  'POST /passwordless_sms/unlink': { asked: privy.UnlinkPhoneInput, answered: User },
  'POST /passwordless_sms/update': { asked: privy.UpdatePhoneInput, answered: User },
  'POST /siwe/init': { asked: privy.SiweInitInput, answered: privy.SiweNonce },
  'POST /siwe/authenticate': { asked: privy.AuthenticateSiweInput, answered: AuthenticatedUser },
  'POST /siwe/link': { asked: privy.SiweInput, answered: User },
  'POST /siwe/link_smart_wallet': { asked: privy.SmartWalletSiweInput, answered: User },
  'POST /siwe/unlink': { asked: privy.SiweAddressInput, answered: User },
  'POST /siws/init': { asked: privy.SiwsInitInput, answered: privy.SiwsNonce },
  'POST /siws/authenticate': { asked: privy.AuthenticateSiwsInput, answered: AuthenticatedUser },
  'POST /siws/link': { asked: privy.SiwsInput, answered: User },
  'POST /siws/unlink': { asked: privy.SiwsAddressInput, answered: User },
  'POST /telegram/authenticate': { asked: privy.TelegramAuthenticateInput, answered: AuthenticatedUser },
  'POST /telegram/link': { asked: privy.TelegramLinkInput, answered: User },
  'POST /telegram/unlink': { asked: privy.TelegramUnlinkInput, answered: User },
  'POST /farcaster/init': { asked: privy.FarcasterInitInput, answered: privy.FarcasterConnectInitResponse },
  'GET /farcaster/status': {
    answered: z.union([privy.FarcasterConnectStatusCompletedResponse, privy.FarcasterConnectStatusPendingResponse]),
  },
  'POST /farcaster/authenticate': { asked: privy.FarcasterAuthenticateInput, answered: AuthenticatedUser },
  'POST /farcaster/link': { asked: privy.FarcasterLinkInput, answered: User },
  'POST /farcaster/unlink': { asked: privy.FarcasterUnlinkInput, answered: User },
  'POST /mfa/totp/init': { answered: privy.ResponseTotpInitMfa },
  'POST /mfa/totp/enroll': { asked: privy.MfaTotpInput, answered: User },
  'POST /mfa/totp/verify': { asked: privy.MfaTotpInput, answered: privy.MfaVerifyResponse },
  'POST /mfa/totp/unenroll': { answered: User },
  'POST /mfa/passkeys/init': { asked: privy.MfaPasskeyInitInput, answered: privy.ResponsePasskeyInitMfa },
  'POST /mfa/passkeys/verify': { asked: privy.MfaPasskeyVerifyInput, answered: privy.MfaVerifyResponse },
  'POST /mfa/passkeys/enrollment': { asked: privy.MfaEnrollmentPasskeyInput, answered: User },
  'POST /custom_jwt_account/authenticate': { asked: privy.AuthenticateJwtInput, answered: AuthenticatedUser },
  'POST /custom_jwt_account/link': { asked: privy.LinkJwtInput, answered: User },
  'POST /oauth/init': { asked: privy.OAuthInitInput, answered: privy.OAuthInitResponse },
  'POST /oauth/authenticate': { asked: privy.AuthenticateOauthInput, answered: AuthenticatedUser },
  'POST /oauth/link': { asked: privy.LinkOAuthInput, answered: User },
  'POST /oauth/unlink': { asked: privy.OAuthUnlinkInput, answered: User },
  'POST /passkeys/register/init': { asked: privy.PasskeyInitInput, answered: privy.ResponsePasskeyInitRegister },
  'POST /passkeys/register': { asked: privy.PasskeyRegisterInput, answered: AuthenticatedUser },
  'POST /passkeys/authenticate/init': {
    asked: privy.PasskeyInitInput,
    answered: privy.ResponsePasskeyInitAuthenticate,
  },
  'POST /passkeys/authenticate': { asked: privy.PasskeyAuthenticateInput, answered: AuthenticatedUser },
  'POST /passkeys/link/init': { asked: privy.PasskeyInitInput, answered: privy.ResponsePasskeyInitLink },
  'POST /passkeys/link': { asked: privy.PasskeyLinkInput, answered: User },
  'POST /passkeys/unlink': { asked: privy.UnlinkPasskeyInput, answered: User },
  'POST /sessions': { asked: privy.OptionalRefreshTokenInput, answered: privy.MaybeUser },
  'POST /sessions/logout': { asked: privy.OptionalRefreshTokenInput, answered: privy.EmptyObject },
  'GET /users/me': { answered: privy.UserWithIdentityToken },
  'POST /users/me/accept_terms': { answered: User },
  'POST /analytics_events': { asked: privy.AnalyticsEventInput, answered: z.unknown() },

  'GET /users': { answered: page(User) },
  'POST /users': { asked: privy.ImportUserInput, answered: User },
  // `@privy-io/server-auth` reads a page, `@privy-io/node` says one person: the answer is both.
  'POST /users/search': { answered: User.partial().merge(page(User)) },
  'GET /users/:id': { answered: User },
  'DELETE /users/:id': { answered: z.undefined() },
  'POST /users/:id/custom_metadata': {
    asked: z.object({ custom_metadata: privy.CustomMetadata }),
    answered: User,
  },
  'POST /users/:id/accounts/unlink': { answered: User },
  'POST /users/:id/wallets': { asked: privy.WalletCreateUserInputWithoutUserId, answered: User },
  'POST /users/:kind/:key': { answered: User },

  'POST /wallets/revoke': { asked: privy.EmptyObject, answered: privy.WalletApiRevokeResponse },
  'GET /wallets': { answered: page(privy.WalletResponse) },
  'POST /wallets': { asked: privy.WalletApiCreateInput.removeCatch(), answered: privy.WalletResponse },
  'GET /wallets/:id': { answered: privy.WalletResponse },
  'PATCH /wallets/:id': { asked: privy.WalletUpdateInput, answered: privy.WalletResponse },
  'POST /wallets/:id/rpc': { asked: privy.WalletApiRpcInput, answered: privy.WalletApiRpcResponse },
}

/** What every refusal says; all of Privy's clients read these two. */
export const refusal = z.object({ error: z.string().min(1), code: z.string().min(1) })
