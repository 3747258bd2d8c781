'use client'
import type { SignedReceipt } from '@latchkey/core'
import type { IdentityKey } from '@latchkey/core/proof'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { Announcer } from '../parts/Announcer.tsx'
import { Section, type HeadingLevel } from '../parts/Section.tsx'
import { slot, type Slot } from '../parts/Slot.ts'
import { ReceiptActions } from './ReceiptActions.tsx'
import { receiptMessages } from './receiptMessages.ts'
import type { ReceiptState } from './ReceiptState.ts'
import { ReceiptTerms } from './ReceiptTerms.tsx'
import { useReceipt } from './useReceipt.ts'

export interface GrantReceiptProps extends Slot<ReceiptState> {
  /** What revoking gave: `receipt` of its result. */
  receipt: SignedReceipt
  /** Public keys of the app's server, kept from before. Without them it is shown, and said that nothing was checked. */
  identityKeys?: readonly IdentityKey[]
  /** Default 2. */
  headingLevel?: HeadingLevel
}

/** The server's signed word that its access ended: whose, what, when; checked on this device, to be copied and kept. */
export function GrantReceipt({ receipt, identityKeys = noKeys, headingLevel, ...root }: GrantReceiptProps) {
  const say = useMessages(receiptMessages)
  const { appName: app } = useUi()
  const { state, said } = useReceipt(receipt, identityKeys)
  const { status } = state
  const holds = status !== 'invalid' && said !== undefined

  return (
    <Announcer>
      <div {...slot('grant-receipt', state, root)}>
        <Section title={say('receipt.title')} headingLevel={headingLevel} busy={status === 'checking'}>
          {holds && <p data-part="note">{say('receipt.about', { app })}</p>}
          <p role="status" data-part="status" data-error={isWrong(status) ? '' : undefined}>
            {say(`receipt.${status}`, { app })}
          </p>
          {holds && <ReceiptTerms {...{ receipt, said, say }} digest={status === 'checking' ? '…' : state.digest} />}
          <ReceiptActions {...{ receipt, said, say }} />
        </Section>
      </div>
    </Announcer>
  )
}

const noKeys: readonly IdentityKey[] = []

const isWrong = (status: ReceiptState['status']) => status === 'invalid' || status === 'otherPerson'
