'use client'
import { PasskeyList } from '../PasskeyList/PasskeyList.tsx'
import type { HeadingLevel } from '../parts/Section.tsx'
import { RecoveryMethods } from '../RecoveryMethods/RecoveryMethods.tsx'

/** What the person signs in with, and what opens their wallets: a part of its own, since it brings react-query along. */
export const SecuritySections = ({ headingLevel }: { headingLevel: HeadingLevel }) => (
  <>
    <PasskeyList headingLevel={headingLevel} />
    <RecoveryMethods headingLevel={headingLevel} />
  </>
)
