'use client'
import { useCapabilities } from '@latchkey/react'
import { RemoveButton } from '../parts/RemoveButton.tsx'
import type { PasskeyRowProps } from './PasskeyRow.tsx'
import type { PasskeyActions } from './usePasskeyList.ts'

interface RemovePasskeyProps extends Pick<PasskeyRowProps, 'entry' | 'say' | 'ends'> {
  name: string
  remove: PasskeyActions['remove']
}

/** Takes a passkey away, after a question that names it and says what goes with it. */
export function RemovePasskey({ entry, name, say, remove, ends }: RemovePasskeyProps) {
  const { wallets: can } = useCapabilities()
  const { passkey, isOnly, opensWallets, leavesPasscode } = entry
  return (
    <RemoveButton
      name={name}
      title={say('passkeys.remove.title', { name: <bdi>{name}</bdi> })}
      meaning={
        <ul data-part="warnings">
          <li>{say(isOnly ? 'passkeys.remove.last' : 'passkeys.remove.signIn')}</li>
          {opensWallets && <li>{say('passkeys.remove.opens')}</li>}
          {can?.keptBy === 'service' && <li>{say('passkeys.remove.signs')}</li>}
          <li>{say('passkeys.remove.manager')}</li>
        </ul>
      }
      before={say(isOnly ? 'passkeys.remove.byItself' : 'passkeys.remove.byOther')}
      confirm={say('passkeys.remove.confirm')}
      asksPasscode={leavesPasscode}
      remove={(passcode) => remove(passkey, passcode)}
      onGone={() => ends.onGone(passkey.credentialId, say('passkeys.remove.done', { name: <bdi>{name}</bdi> }))}
    />
  )
}
