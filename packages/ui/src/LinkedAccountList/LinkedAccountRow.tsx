'use client'
import type { AccountName } from '@latchkey/core'
import { useMessages } from '../messages/useMessages.ts'
import { Address } from '../parts/Address.tsx'
import { clip } from '../parts/clip.ts'
import { formatAddress } from '../parts/formatAddress.ts'
import { Time } from '../parts/Time.tsx'
import { accountMessages } from './accountMessages.ts'
import { describeAccount, type AccountDescription } from './describeAccount.ts'
import { linkMessages } from './linkMessages.ts'
import { Mark } from './Mark.tsx'
import { UnlinkButton } from './UnlinkButton.tsx'
import type { AccountEntry } from './useLinkedAccounts.ts'

interface LinkedAccountRowProps {
  entry: AccountEntry
  canUnlink: boolean
  unlink: (account: AccountName) => Promise<void>
  /** It is unlinked, and its row goes in a moment. */
  onGone: (name: string) => void
}

/** One linked account: whose it is, by what the person knows it, since when; and its end, where it can end. */
export function LinkedAccountRow({ entry, canUnlink, unlink, onGone }: LinkedAccountRowProps) {
  const say = useMessages(accountMessages)
  const sayLink = useMessages(linkMessages)
  const { account, name, isOnlyWayIn } = entry
  const { mark, brand, says, identifier, address, also } = describeAccount(account)
  const sayIt = ({ key, values = {} }: NonNullable<AccountDescription['says' | 'also']>) =>
    say(key, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isolate(value)])) as never)
  const known = address === undefined ? (identifier ?? brand) : formatAddress(address)

  return (
    <li data-part="row">
      <Mark type={account.type} {...{ mark, brand }} />
      <div data-part="main">
        <div data-part="about">
          <div data-part="name">
            <span>{brand ?? (says && sayIt(says))}</span>
          </div>
          <ul data-part="facts">
            {address !== undefined && (
              <li>
                <Address address={clip(address)} />
              </li>
            )}
            {identifier !== undefined && (
              <li>
                <bdi>{clip(identifier)}</bdi>
              </li>
            )}
            {account.type === 'passkey' && identifier === undefined && <li>{say('accounts.passkey.unnamed')}</li>}
            {also && <li>{sayIt(also)}</li>}
            <li>{say('accounts.since', { date: <Time at={account.firstVerifiedAt ?? account.verifiedAt} /> })}</li>
          </ul>
          {isOnlyWayIn && canUnlink && <p data-part="hint">{sayLink('accounts.only')}</p>}
        </div>
        {name && canUnlink && (
          <div data-part="row-actions">
            <UnlinkButton
              account={name}
              name={clip(brand && identifier ? `${brand} ${identifier}` : (known ?? ''), 60)}
              say={sayLink}
              unlink={unlink}
              onGone={() => onGone(clip(known ?? '', 60))}
            />
          </div>
        )}
      </div>
    </li>
  )
}

/** A name from elsewhere stays in one piece within the sentence; a count is part of it. */
const isolate = (value: string | number) => (typeof value === 'number' ? value : <bdi>{clip(value, 60)}</bdi>)
