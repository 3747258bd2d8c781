'use client'
import type { LatchkeyError } from '@latchkey/core'
import type { Say } from '../messages/useMessages.ts'
import { useWords } from '../messages/useWords.ts'
import { isUnsure } from '../parts/isUnsure.ts'
import type { linkMessages } from './linkMessages.ts'

/** Why something was not linked; whose it is otherwise is nobody's business. */
export function LinkFailure({ error, say }: { error: LatchkeyError | undefined; say: Say<typeof linkMessages> }) {
  const toWords = useWords()
  if (!error) return null
  if (error.code === 'linked_to_another_user') return say('accounts.link.taken')
  return isUnsure(error) ? toWords(error) : `${say('accounts.link.failed')} ${toWords(error)}`
}
