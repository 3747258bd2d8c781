import { LatchkeyError } from '@latchkey/core'
import { readPublicKey } from './authorization/authorizationKey.ts'
import { checkCustomAuth } from './checkCustomAuth.ts'
import { checkOAuth } from './oauth/checkOAuth.ts'
import { checkMfa } from './mfa/checkMfa.ts'
import type { MfaSettings } from './mfa/MfaOptions.ts'
import type { OAuthOptions } from './oauth/OAuthOptions.ts'
import type { HandlerOptions } from './HandlerOptions.ts'
import { normaliseEmail } from './people/email.ts'
import { guardAdapter } from './onchain/guardAdapter.ts'
import type { Onchain } from './onchain/Onchain.ts'
import { smartWalletTypeNames, type SmartWalletType } from './people/SmartWalletType.ts'
import { defaultLimits, type Limits } from './http/rateLimit.ts'
import { checkTelegram } from './telegram/checkTelegram.ts'
import type { TelegramOptions } from './telegram/TelegramOptions.ts'
import type { TestAccount } from './TestAccount.ts'
import type { VaultFrame } from './VaultFrame.ts'

/** The options that are plain values, checked and complete. */
export interface Settings {
  appId: string
  /** SPKI. */
  authorizationSpkis: readonly Uint8Array<ArrayBuffer>[]
  appName: string
  origins: readonly string[]
  rpId: string
  passkeyCounters: 'warn' | 'refuse'
  mfa: MfaSettings
  accountTransfer: boolean
  telegram: Required<TelegramOptions> | undefined
  issuer: (kid: string) => string
  tokenKeyLifetime: number
  enforcement: 'server' | 'local'
  onchain: Onchain | undefined
  maxDelegationTtl: number
  testAccount: TestAccount | undefined
  rpcUrls: Readonly<Record<string, string>>
  smartWalletType: SmartWalletType | undefined
  importsPerMinute: number
  allowlist: boolean
  maxBody: number
  limits: Limits | false
  trustProxy: number
  vaultFrame: VaultFrame | undefined
  oauth: OAuthOptions
  oauthRedirectUrls: ReadonlySet<string>
  publicUrl: string | undefined
}

/** Checks what a person configured; throws `config_invalid` with what to set. */
export function toSettings(options: HandlerOptions): Settings {
  const { appId, appSecret, origins, issuer = 'privy.io', enforcement = 'server' } = options
  const { tokenKeyLifetime = 90 * 86_400, passkeyCounters = 'warn' } = options
  const { maxDelegationTtl = 90 * 86_400, maxBody = 1_048_576, trustProxy = 0, importsPerMinute = 240 } = options
  if (typeof appId !== 'string' || !/^[\w-]{25}$/.test(appId))
    throw invalid(`appId must have exactly 25 letters, digits, - or _; found ${String(appId).length} characters.`)
  if (typeof appSecret !== 'string' || appSecret.length < 16)
    throw invalid('appSecret must have at least 16 characters. Make one with: openssl rand -hex 32')
  if (!Array.isArray(origins) || origins.length === 0)
    throw invalid('origins is empty, so no page could call. List the exact origins, for example https://app.example.')
  for (const origin of origins) checkOrigin(origin)
  if (passkeyCounters !== 'warn' && passkeyCounters !== 'refuse')
    throw invalid('passkeyCounters must be warn or refuse.')
  if (!options.store) throw invalid('store is missing. Pass indexedDbStore({ name }) or pgliteStore({ dataDir }).')
  if (!options.kek) throw invalid('kek is missing. Pass kekFromBytes(id, bytes) with 32 secret bytes.')
  if (!Number.isInteger(maxDelegationTtl) || maxDelegationTtl < 60)
    throw invalid('maxDelegationTtl must be a whole number of seconds, 60 or more.')
  if (!Number.isInteger(tokenKeyLifetime) || tokenKeyLifetime < 3_600)
    throw invalid('tokenKeyLifetime must be a whole number of seconds, 3600 or more.')
  if (!Number.isInteger(maxBody) || maxBody < 1_024)
    throw invalid('maxBody must be a whole number of bytes, 1024 or more.')
  if (!Number.isInteger(importsPerMinute) || importsPerMinute < 1)
    throw invalid('importsPerMinute must be a whole number, 1 or more.')
  if (!Number.isInteger(trustProxy) || trustProxy < 0 || trustProxy > 16)
    throw invalid('trustProxy must be the number of your own proxies in front of the server, 0 to 16.')
  const limits = options.limits !== false && { ...defaultLimits, ...options.limits }
  for (const [name, most] of Object.entries(limits))
    if (!(name in defaultLimits) || !Number.isInteger(most) || most < 1)
      throw invalid(
        `limits.${name} must be one of ${Object.keys(defaultLimits).join(', ')} and a whole number, 1 or more.`,
      )

  const { smartWalletType } = options
  if (smartWalletType !== undefined && !smartWalletTypeNames.includes(smartWalletType))
    throw invalid(
      `smartWalletType ${JSON.stringify(smartWalletType)} is none whose address can be computed. Use one of: ${smartWalletTypeNames.join(', ')}.`,
    )
  if (options.customAuth) checkCustomAuth(options.customAuth)
  if (options.publicUrl !== undefined) checkOrigin(options.publicUrl)
  for (const [chain, url] of Object.entries(options.rpcUrls ?? {})) checkRpcUrl(chain, url)

  const rpId = options.rpId ?? new URL(origins[0]!).hostname
  // Where passkeys are used in our own frame only, no page needs to be of its domain.
  if (!options.vaultFrame) for (const origin of origins) checkRpId(rpId, origin)
  return {
    appId,
    authorizationSpkis: (options.authorizationKeys ?? []).map(readPublicKey),
    appName: options.appName ?? rpId,
    origins: [...origins],
    rpId,
    passkeyCounters,
    mfa: checkMfa(options.mfa),
    telegram: options.telegram && checkTelegram(options.telegram),
    accountTransfer: options.accountTransfer ?? false,
    issuer: typeof issuer === 'string' ? () => issuer : issuer,
    tokenKeyLifetime,
    enforcement,
    onchain: options.onchain && checkOnchain(options.onchain, options.rpcUrls),
    maxDelegationTtl,
    rpcUrls: { ...options.rpcUrls },
    testAccount: options.testAccount && checkTestAccount(options.testAccount),
    smartWalletType,
    importsPerMinute,
    allowlist: options.allowlist ?? false,
    maxBody,
    limits,
    trustProxy,
    vaultFrame: options.vaultFrame && checkVaultFrame(options.vaultFrame, rpId),
    ...checkOAuth(options),
    publicUrl: options.publicUrl,
  }
}

function checkVaultFrame(frame: VaultFrame, rpId: string): VaultFrame {
  checkOrigin(frame.origin)
  checkRpId(rpId, frame.origin)
  if (typeof frame.script !== 'function') throw invalid('vaultFrame.script must be a function that gives the code.')
  return frame
}

function checkTestAccount({ email, phone, code }: TestAccount): TestAccount {
  if (!email?.includes('@') || !/^\+\d{7,15}$/.test(phone) || !/^\d{6}$/.test(code))
    throw invalid('testAccount must have an email, a phone like +15555550123 and a code of six digits.')
  return { email: normaliseEmail(email), phone, code }
}

function checkRpcUrl(chain: string, url: string): void {
  if (
    !/^(eip155:\d+|solana:[\w-]{1,32})$/.test(chain) ||
    !URL.canParse(url) ||
    !/^https?:$/.test(new URL(url).protocol)
  )
    throw invalid(`rpcUrls must be like { 'eip155:1': 'https://node.example' }; found ${JSON.stringify(chain)}.`)
}

function checkOnchain(onchain: Onchain, rpcUrls: HandlerOptions['rpcUrls'] = {}): Onchain {
  const { adapter, payer } = onchain
  if (!/^0x[\da-fA-F]{40}$/.test(payer?.address) || typeof payer.signTransaction !== 'function')
    throw invalid('onchain.payer must be an Ethereum account that signs transactions and pays their gas.')
  const chains = Object.entries(adapter?.implementations ?? {})
  if (chains.length === 0) throw invalid('onchain.adapter names no chain on which its contract stands.')
  for (const [chainId, address] of chains) {
    if (!/^0x[\da-fA-F]{40}$/.test(address)) throw invalid(`onchain.adapter names no contract on chain ${chainId}.`)
    if (!rpcUrls[`eip155:${chainId}`])
      throw invalid(`rpcUrls names no node of chain ${chainId}, which onchain.adapter is for.`)
  }
  return { payer, adapter: guardAdapter(adapter) }
}

function checkOrigin(origin: string): void {
  const url = URL.canParse(origin) ? new URL(origin) : null
  const scheme = url && ['http:', 'https:'].includes(url.protocol)
  if (!scheme || url.origin !== origin)
    throw invalid(
      `origins holds ${JSON.stringify(origin)}, which is not an origin. Write it like https://app.example, without a path.`,
    )
}

function checkRpId(rpId: string, origin: string): void {
  const { hostname } = new URL(origin)
  if (hostname !== rpId && !hostname.endsWith(`.${rpId}`))
    throw invalid(
      `rpId ${JSON.stringify(rpId)} is neither the host of ${origin} nor a parent of it, so no passkey would work there.`,
    )
}

const invalid = (message: string) => new LatchkeyError('config_invalid', message)
