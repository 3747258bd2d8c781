import type { Activity } from '@latchkey/core'
import { activityMessages } from './activityMessages.ts'

type Key = keyof typeof activityMessages

/** The sentence for a line of the history; what only a newer server can tell of is told of, too. */
export function describeActivity({ event, actor, action }: Activity): Key {
  const detail = event === 'delegation.revoked' ? actor : action
  return [`activity.${event}.${detail}`, `activity.${event}`].find(isKnown) ?? 'activity.unknown'
}

const isKnown = (key: string): key is Key => Object.hasOwn(activityMessages, key)
