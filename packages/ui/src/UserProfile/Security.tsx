'use client'
import { useCapabilities } from '@latchkey/react'
import { useEffect, useState } from 'react'
import { useMessages } from '../messages/useMessages.ts'
import { Section, type HeadingLevel } from '../parts/Section.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { profileMessages } from './profileMessages.ts'

type Sections = typeof import('./SecuritySections.tsx')

let sections: Sections | undefined

/** The sections on passkeys and on what opens the wallets, fetched once the page stands; nothing where there are no passkeys here. */
export function Security({ headingLevel }: { headingLevel: HeadingLevel }) {
  const { loginMethods } = useCapabilities()
  const say = useMessages(profileMessages)
  const [arrived, arrive] = useState<Sections | null>()
  const isOffered = loginMethods.includes('passkey')
  useEffect(() => {
    if (sections || !isOffered) return
    void import('./SecuritySections.tsx').then(
      (loaded) => arrive((sections = loaded)),
      () => arrive(null),
    )
  }, [isOffered])

  if (!isOffered) return null
  const loaded = sections ?? arrived
  if (loaded) return <loaded.SecuritySections headingLevel={headingLevel} />
  return (
    <div data-lk="security" data-state={loaded === null ? 'error' : 'loading'}>
      <Section title={say('profile.security')} headingLevel={headingLevel} busy={loaded !== null}>
        {loaded === null ? <p data-part="note">{say('profile.security.lost')}</p> : <Skeleton rows={1} />}
      </Section>
    </div>
  )
}
