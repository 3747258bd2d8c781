'use client'
import { useCapabilities } from '@latchkey/react'
import { PasskeyList } from '../PasskeyList/PasskeyList.tsx'
import type { HeadingLevel } from '../parts/Section.tsx'
import { RecoveryMethods } from '../RecoveryMethods/RecoveryMethods.tsx'

/** What the person signs in with, and what opens their wallets; nothing where there are no passkeys here. */
export function Security({ headingLevel }: { headingLevel: HeadingLevel }) {
  const { loginMethods } = useCapabilities()
  if (!loginMethods.includes('passkey')) return null
  return (
    <>
      <PasskeyList headingLevel={headingLevel} />
      <RecoveryMethods headingLevel={headingLevel} />
    </>
  )
}
