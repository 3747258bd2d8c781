'use client'
import { useCapabilities, useLinkAccount } from '@latchkey/react'
import { LinkEmail } from './LinkEmail.tsx'
import { LinkProviders, type LinkProps } from './LinkProviders.tsx'
import { LinkWallet } from './LinkWallet.tsx'

/** More ways to sign in, among those that the backend has; nothing where it has none. */
export function LinkAccounts({ linked, redirectTo, say }: LinkProps & { redirectTo: string | undefined }) {
  const { loginMethods, oauthProviders } = useCapabilities()
  const { canLink } = useLinkAccount()
  const offers = (method: 'email' | 'siwe') => canLink && loginMethods.includes(method)
  if (!oauthProviders?.length && !offers('email') && !offers('siwe')) return null
  return (
    <div data-part="link" role="group" aria-label={say('accounts.link.about')}>
      {offers('email') && <LinkEmail {...{ linked, say }} />}
      <LinkProviders {...{ linked, redirectTo, say }} />
      {offers('siwe') && <LinkWallet say={say} />}
    </div>
  )
}
