'use client'
import { useCapabilities } from '@latchkey/react'
import { MfaMethodList } from '../MfaMethodList/MfaMethodList.tsx'
import { PasskeyList } from '../PasskeyList/PasskeyList.tsx'
import type { HeadingLevel } from '../parts/Section.tsx'
import { RecoveryMethods } from '../RecoveryMethods/RecoveryMethods.tsx'

/** What the person signs in with, what they confirm by, and what opens their wallets; without passkeys, what there is of it. */
export function Security({ headingLevel }: { headingLevel: HeadingLevel }) {
  const { loginMethods } = useCapabilities()
  const hasPasskeys = loginMethods.includes('passkey')
  return (
    <>
      {hasPasskeys && <PasskeyList headingLevel={headingLevel} />}
      <MfaMethodList headingLevel={headingLevel} />
      {hasPasskeys && <RecoveryMethods headingLevel={headingLevel} />}
    </>
  )
}
