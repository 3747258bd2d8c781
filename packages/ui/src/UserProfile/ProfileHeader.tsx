'use client'
import type { User } from '@latchkey/core'
import { useMessages } from '../messages/useMessages.ts'
import { clip } from '../parts/clip.ts'
import { CopyButton } from '../parts/CopyButton.tsx'
import { Identicon } from '../parts/Identicon.tsx'
import type { HeadingLevel } from '../parts/Section.tsx'
import { Time } from '../parts/Time.tsx'
import { nameUser } from './nameUser.ts'
import { profileMessages } from './profileMessages.ts'

/** Who this is, since when, and the id that support will ask for. */
export function ProfileHeader({ user, headingLevel }: { user: User; headingLevel: HeadingLevel }) {
  const say = useMessages(profileMessages)
  const Heading = `h${headingLevel}` as const
  const name = nameUser(user)
  return (
    <div data-part="profile-head">
      <Identicon of={user.id} />
      <div data-part="about">
        <Heading data-part="person">
          {name ? <bdi>{clip(name, 60)}</bdi> : say(user.isGuest ? 'profile.guest' : 'profile.unnamed')}
        </Heading>
        <div data-part="facts">
          <span data-part="user-id">
            <bdi dir="ltr">
              <code>{clip(user.id)}</code>
            </bdi>
            <CopyButton text={user.id} what="id" />
          </span>
          <span>{say('profile.created', { date: <Time at={user.createdAt} /> })}</span>
        </div>
        {user.isGuest && <p data-part="hint">{say('profile.guest.note')}</p>}
      </div>
    </div>
  )
}
