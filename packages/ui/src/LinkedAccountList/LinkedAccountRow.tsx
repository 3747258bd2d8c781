'use client'
import type { LinkedAccount } from '@latchkey/core'
import { memo } from 'react'
import { useMessages } from '../messages/useMessages.ts'
import { Address } from '../parts/Address.tsx'
import { clip } from '../parts/clip.ts'
import { formatAddress } from '../parts/formatAddress.ts'
import type { ListEnds } from '../parts/ListEnds.ts'
import { Row } from '../parts/Row.tsx'
import { Time } from '../parts/Time.tsx'
import { accountMessages } from './accountMessages.ts'
import { describeAccount, type AccountDescription } from './describeAccount.ts'
import { linkMessages } from './linkMessages.ts'
import { Mark } from './Mark.tsx'
import { nameKey } from './toAccountKey.ts'
import { toAccountName } from './toAccountName.ts'
import { UnlinkButton } from './UnlinkButton.tsx'
import type { Unlink } from './useLinkedAccounts.ts'

interface LinkedAccountRowProps {
  account: LinkedAccount
  canUnlink: boolean
  isOnlyWayIn: boolean
  unlink: Unlink | undefined
  ends: ListEnds
}

/** One linked account: whose it is, by what the person knows it, since when; and its end, where it can end. One that is as it was renders nothing. */
export const LinkedAccountRow = memo(function LinkedAccountRow(props: LinkedAccountRowProps) {
  const { account, canUnlink, isOnlyWayIn, unlink, ends } = props
  const say = useMessages(accountMessages)
  const sayLink = useMessages(linkMessages)
  const { mark, brand, says, identifier, address, also } = describeAccount(account)
  const sayIt = ({ key, values = {} }: NonNullable<AccountDescription['says' | 'also']>) =>
    say(key, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isolate(value)])) as never)
  const known = (address === undefined ? (identifier ?? brand) : formatAddress(address)) ?? ''
  const name = toAccountName(account)

  return (
    <Row
      mark={<Mark type={account.type} {...{ mark, brand }} />}
      name={<span>{brand ?? (says && sayIt(says))}</span>}
      facts={[
        address !== undefined && <Address address={clip(address)} />,
        identifier !== undefined && <bdi>{clip(identifier)}</bdi>,
        account.type === 'passkey' && identifier === undefined && say('accounts.passkey.unnamed'),
        also && sayIt(also),
        say('accounts.since', { date: <Time at={account.firstVerifiedAt ?? account.verifiedAt} /> }),
      ]}
      about={isOnlyWayIn && canUnlink && <p data-part="hint">{sayLink('accounts.only')}</p>}
      actions={
        name &&
        canUnlink &&
        unlink &&
        !isOnlyWayIn && (
          <UnlinkButton
            name={clip(brand && identifier ? `${brand} ${identifier}` : known, 60)}
            say={sayLink}
            unlink={() => unlink(name)}
            onGone={() =>
              ends.onGone(nameKey(name), sayLink('accounts.unlink.done', { name: <bdi>{clip(known, 60)}</bdi> }))
            }
          />
        )
      }
    />
  )
})

/** A name from elsewhere stays in one piece within the sentence; a count is part of it. */
const isolate = (value: string | number) => (typeof value === 'number' ? value : <bdi>{clip(value, 60)}</bdi>)
