'use client'
import type { LoginMethod } from '@latchkey/core'
import { useCapabilities, useLinkAccount } from '@latchkey/react'
import type { ComponentType } from 'react'
import { LinkByCode } from './LinkByCode.tsx'
import { LinkFarcaster, LinkTelegram } from './LinkNetworks.tsx'
import { LinkProviders, type LinkProps } from './LinkProviders.tsx'
import { LinkSolanaWallet, LinkWallet } from './LinkWallet.tsx'

/** Those that are proven on this page; a provider is asked elsewhere. */
const ways: { [method in LoginMethod]?: ComponentType<LinkProps> } = {
  email: (props) => <LinkByCode kind="email" {...props} />,
  sms: (props) => <LinkByCode kind="sms" {...props} />,
  telegram: LinkTelegram,
  farcaster: LinkFarcaster,
  siwe: LinkWallet,
  siws: LinkSolanaWallet,
}

/** More ways to sign in, among those that the backend has; nothing where it has none. */
export function LinkAccounts({ linked, redirectTo, say }: LinkProps & { redirectTo: string | undefined }) {
  const { loginMethods, oauthProviders } = useCapabilities()
  const { canLink } = useLinkAccount()
  const offered = canLink ? loginMethods.flatMap((method) => ways[method] ?? []) : []
  const wallets = offered.filter((Way) => Way === LinkWallet || Way === LinkSolanaWallet)
  if (!oauthProviders?.length && offered.length === 0) return null
  return (
    <div data-part="link" role="group" aria-label={say('accounts.link.about')}>
      {offered.map((Way, index) => !wallets.includes(Way) && <Way key={index} {...{ linked, say }} />)}
      <LinkProviders {...{ linked, redirectTo, say }} />
      {wallets.map((Way, index) => (
        <Way key={index} {...{ linked, say }} />
      ))}
    </div>
  )
}
