'use client'
import { isEmbeddedWallet, type Wallet } from '@latchkey/core'
import { useCapabilities } from '@latchkey/react'
import { memo } from 'react'
import { DelegateWalletButton } from '../DelegateWalletButton/DelegateWalletButton.tsx'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { Address } from '../parts/Address.tsx'
import { clip } from '../parts/clip.ts'
import { CopyButton } from '../parts/CopyButton.tsx'
import { formatAddress } from '../parts/formatAddress.ts'
import { Glyph } from '../parts/Glyph.tsx'
import { Identicon } from '../parts/Identicon.tsx'
import { Row } from '../parts/Row.tsx'
import { RevokeInPlace } from '../RevokeSessionsButton/RevokeInPlace.tsx'
import { AccessBadge } from './AccessBadge.tsx'
import { chainName } from './chainName.ts'
import { publicExplorer } from './publicExplorer.ts'
import { safeLink } from './safeLink.ts'
import { walletMessages } from './walletMessages.ts'

interface WalletRowProps {
  wallet: Wallet
  purpose: string | undefined
}

/** One wallet: what it is, who else may use it, and what the person can do about that. One that is as it was renders nothing. */
export const WalletRow = memo(function WalletRow({ wallet, purpose }: WalletRowProps) {
  const say = useMessages(walletMessages)
  const { appName: app, explorer = publicExplorer } = useUi()
  const { delegate, revoke } = useCapabilities()
  const { address, chainType, delegated, delegation } = wallet
  const { walletClientType, imported, walletIndex, recoveryMethod } = wallet
  const isEmbedded = isEmbeddedWallet(wallet)
  const client = walletClientType && clip(walletClientType)
  const kind = imported ? 'imported' : isEmbedded ? 'embedded' : client ? 'externalNamed' : 'external'
  const href = safeLink(explorer({ address, chainType }))

  return (
    <Row
      data-delegated={delegated ? '' : undefined}
      mark={<Identicon of={address} />}
      name={
        <>
          <Address address={address} />
          <CopyButton text={address} what="address" />
          {href && (
            <a
              data-part="explorer"
              href={href}
              target="_blank"
              rel="noreferrer"
              aria-label={say('wallets.explorer', { wallet: formatAddress(address) })}
            >
              <Glyph name="out" />
            </a>
          )}
        </>
      }
      facts={[
        chainName(chainType),
        say(`wallets.kind.${kind}`, { client: <bdi>{client}</bdi> } as never),
        walletIndex !== null && walletIndex > 0 && say('wallets.index', { n: walletIndex + 1 }),
        recoveryMethod === 'user-passcode' && say('wallets.passcode'),
      ]}
      about={
        <>
          {delegated && <AccessBadge delegation={delegation} />}
          {!isEmbedded && delegate && <p data-part="hint">{say('wallets.external', { app })}</p>}
        </>
      }
      actions={
        <>
          <DelegateWalletButton wallet={address} {...(purpose && { purpose })} />
          {revoke === 'per-wallet' && isEmbedded && (
            <RevokeInPlace
              isOn={delegated}
              wallets={[address]}
              variant="neutral"
              messages={{ 'revoke.trigger': say('wallets.revoke') }}
            />
          )}
        </>
      }
    />
  )
})
