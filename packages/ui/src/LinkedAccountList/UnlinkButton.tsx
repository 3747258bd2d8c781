'use client'
import type { Say } from '../messages/useMessages.ts'
import { ConfirmButton } from '../parts/ConfirmButton.tsx'
import type { linkMessages } from './linkMessages.ts'

interface UnlinkButtonProps {
  /** What people call it. */
  name: string
  say: Say<typeof linkMessages>
  unlink: () => Promise<void>
  onGone: () => void
}

/** Unlinks an account, after a question that names it and says what goes with it. */
export const UnlinkButton = ({ name, say, unlink, onGone }: UnlinkButtonProps) => (
  <ConfirmButton
    part="unlink"
    name={say('accounts.unlink.named', { name })}
    title={say('accounts.unlink.title', { name: <bdi>{name}</bdi> })}
    description={<p>{say('accounts.unlink.about')}</p>}
    words={{
      keep: say('accounts.unlink.keep'),
      confirm: say('accounts.unlink'),
      failed: say('accounts.unlink.failed'),
      unknown: say('accounts.unlink.unknown'),
    }}
    work={unlink}
    onDone={onGone}
  >
    {say('accounts.unlink')}
  </ConfirmButton>
)
