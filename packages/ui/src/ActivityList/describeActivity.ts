import type { Activity } from '@latchkey/core'
import { activityMessages } from './activityMessages.ts'

type Key = keyof typeof activityMessages
type Did = Extract<Key, `activity.did${string}`>

/** The sentence for a line of the history, and for what the server did; a line of a newer server is told of, too. */
export function describeActivity({ event, actor, action }: Activity): { says: Key; did?: Did } {
  const says = event === 'delegation.revoked' ? `activity.${event}.${actor}` : `activity.${event}`
  if (!isKnown(says)) return { says: 'activity.unknown' }
  if (event !== 'delegation.signed') return { says }
  const did = `activity.did.${action}`
  return { says, did: isKnown(did) ? (did as Did) : 'activity.did' }
}

const isKnown = (key: string): key is Key => Object.hasOwn(activityMessages, key)
