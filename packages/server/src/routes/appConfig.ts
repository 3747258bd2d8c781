import type { CustomOAuth } from '../oauth/OAuthOptions.ts'
import { plainProviders } from '../oauth/plainProviders.ts'
import type { Server } from '../Server.ts'

/** The app as Privy's clients read it; they demand every member. `verificationKey` is SPKI PEM. */
export const appConfig = (
  { appId, appName, origins, mailer, allowlist, texter, verifyCustomToken, oauth, telegram, farcaster }: Server,
  verificationKey: string,
) => ({
  id: appId,
  name: appName,
  verification_key: verificationKey,
  logo_url: null,
  icon_url: null,
  theme: 'light',
  accent_color: null,
  terms_and_conditions_url: null,
  privacy_policy_url: null,
  require_users_accept_terms: false,
  show_wallet_login_first: false,
  allowed_domains: origins,
  allowed_native_app_ids: [],
  allowed_native_app_url_schemes: [],
  wallet_auth: true,
  email_auth: mailer !== undefined,
  sms_auth: texter !== undefined,
  solana_wallet_auth: true,
  custom_jwt_auth: verifyCustomToken !== undefined,
  guest_auth: true,
  passkey_auth: true,
  passkeys_for_signup_enabled: true,
  telegram_auth: telegram !== undefined,
  farcaster_auth: farcaster !== undefined,
  ...oauthConfig(oauth),
  disable_plus_emails: false,
  allowlist_enabled: allowlist,
  allowlist_config: { error_title: null, error_detail: null, cta_text: null, cta_link: null },
  wallet_connect_cloud_project_id: null,
  custom_api_url: null,
  embedded_wallet_config: {
    create_on_login: 'off',
    ethereum: { create_on_login: 'off' },
    solana: { create_on_login: 'off' },
    user_owned_recovery_options: ['user-passcode'],
    require_user_owned_recovery_on_create: false,
    require_user_password_on_create: false,
    mode: 'legacy-embedded-wallets-only',
  },
  smart_wallet_config: { enabled: false },
  enforce_wallet_uis: false,
  legacy_wallet_ui_config: false,
  fiat_on_ramp_enabled: false,
  captcha_enabled: false,
  mfa_methods: ['totp', 'passkey'],
  max_linked_wallets_per_user: null,
  farcaster_link_wallets_enabled: false,
  whatsapp_enabled: false,
  twitter_oauth_on_mobile_enabled: false,
})

/** The providers that Privy names, each on or off, and the app's own. */
const oauthConfig = (oauth: Server['oauth']) => ({
  ...Object.fromEntries(named.map((name) => [`${name}_oauth`, Object.hasOwn(oauth, name)])),
  custom_oauth_providers: Object.entries(oauth as Record<`custom:${string}`, CustomOAuth>)
    .filter(([provider]) => provider.startsWith('custom:'))
    .map(([provider, { name = provider.slice('custom:'.length), iconUrl = '' }]) => ({
      provider,
      provider_display_name: name,
      provider_icon_url: iconUrl,
      enabled: true,
    })),
})

const named = ['google', 'apple', ...Object.keys(plainProviders)]
