'use client'
import type { LinkedAccount } from '@latchkey/core'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { Address } from '../parts/Address.tsx'
import { clip } from '../parts/clip.ts'
import { Time } from '../parts/Time.tsx'
import { accountMessages } from './accountMessages.ts'
import { describeAccount, type AccountDescription } from './describeAccount.ts'
import { Mark } from './Mark.tsx'

/** One linked account: whose it is, by what the person knows it, and since when. */
export function LinkedAccountRow({ account }: { account: LinkedAccount }) {
  const say = useMessages(accountMessages)
  const { icons } = useUi()
  const { mark, brand, says, identifier, address, also } = describeAccount(account)
  const own = account.type !== 'unknown' && icons?.[account.type]
  const sayIt = ({ key, values = {} }: NonNullable<AccountDescription['says' | 'also']>) =>
    say(key, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isolate(value)])) as never)

  return (
    <li data-part="row">
      {own ? (
        <span data-part="mark" aria-hidden="true">
          {own}
        </span>
      ) : (
        <Mark {...{ mark, ...(brand && { brand }) }} />
      )}
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
          </ul>
        </div>
        <p data-part="hint">
          {say('accounts.since', { date: <Time at={account.firstVerifiedAt ?? account.verifiedAt} /> })}
        </p>
      </div>
    </li>
  )
}

/** A name from elsewhere stays in one piece within the sentence; a count is part of it. */
const isolate = (value: string | number) => (typeof value === 'number' ? value : <bdi>{clip(value, 60)}</bdi>)
