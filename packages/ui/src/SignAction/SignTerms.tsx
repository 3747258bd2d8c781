'use client'
import type { ActionRequest } from '@latchkey/core'
import { useUi } from '../LatchkeyUi/useUi.ts'
import type { Say } from '../messages/useMessages.ts'
import { describeRequest, type Line, type SignableKind } from './describeRequest.ts'
import { revealText } from './revealText.ts'
import type { signMessages } from './signMessages.ts'

interface SignTermsProps {
  request: ActionRequest<SignableKind>
  say: Say<typeof signMessages>
}

/** What will be signed, whole: no address is shortened, no text cut, and what nobody can read is called that. */
export function SignTerms({ request, say }: SignTermsProps) {
  const { appName: app, locale } = useUi()
  const { lines, note } = describeRequest(request, locale)
  return (
    <>
      <p>{say('sign.about', { app })}</p>
      {lines.length > 0 && (
        <dl data-part="terms">
          {lines.map((line) => (
            <div key={line.term}>
              <dt>{say(line.term as 'sign.to')}</dt>
              <dd>
                <Value {...line} say={say} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {note && (
        <ul data-part="warnings">
          <li>{say(note)}</li>
        </ul>
      )}
    </>
  )
}

function Value({ as, value, said, say }: Line & Pick<SignTermsProps, 'say'>) {
  if (as === 'amount') return <bdi>{said ? say(said, { amount: value }) : value}</bdi>
  if (as === 'text') return <bdi data-part="signed">{revealText(value)}</bdi>
  return (
    <bdi dir="ltr" data-part="signed">
      <code>{revealText(value)}</code>
    </bdi>
  )
}
