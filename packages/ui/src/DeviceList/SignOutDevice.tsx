'use client'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { useWords } from '../messages/useWords.ts'
import { Button } from '../parts/Button.tsx'
import { isUnsure } from '../parts/isUnsure.ts'
import { listMessages } from '../parts/listMessages.ts'
import { useFlight } from '../parts/useFlight.ts'
import type { DeviceRowProps } from './DeviceRow.tsx'

/** Signs one device out, at one press: whoever was there can sign in again. What failed stays in its row. */
export function SignOutDevice({ device, signOut, say, ends }: DeviceRowProps) {
  const sayList = useMessages(listMessages)
  const toWords = useWords()
  const { locale, timeZone } = useUi()
  const { flight, fly } = useFlight()
  const { status, error } = flight
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })

  async function press() {
    ends.onResult(undefined)
    const isOut = await fly(async () => {
      await signOut(device)
      return true
    })
    if (isOut) ends.onGone(device.id, say('devices.signOut.done'))
  }

  return (
    <>
      <div data-part="row-actions">
        <Button
          part="sign-out"
          pending={status === 'pending' || status === 'slow'}
          aria-label={say('devices.signOut.named', { date: moment.format(device.createdAt) })}
          onClick={() => void press()}
        >
          {say('devices.signOut')}
        </Button>
      </div>
      <p role="status" data-part="result" data-error={error ? '' : undefined}>
        {status === 'slow' && sayList('list.slow')}
        {error && `${say(isUnsure(error) ? 'devices.signOut.unknown' : 'devices.signOut.failed')} ${toWords(error)}`}
      </p>
    </>
  )
}
