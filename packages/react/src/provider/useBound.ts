'use client'
import { LatchkeyError, type Session } from '@latchkey/core'
import { nobody, useSession } from './SessionContext.ts'

type Action<parameters extends unknown[], result> = (session: Session, ...parameters: parameters) => Promise<result>

const bound = new WeakMap<Session, Map<unknown, unknown>>()

/** An action of the nearest session, as one function for as long as the session lives. */
export function useBound<parameters extends unknown[], result>(
  action: Action<parameters, result>,
): (...parameters: parameters) => Promise<result> {
  const session = useSession()
  if (session === nobody) return providerMissing
  let actions = bound.get(session)
  if (!actions) bound.set(session, (actions = new Map()))
  if (!actions.has(action)) actions.set(action, (...parameters: parameters) => action(session, ...parameters))
  return actions.get(action) as (...parameters: parameters) => Promise<result>
}

/** What every call is refused with where there is no provider. */
export const providerMissing = () =>
  Promise.reject(
    new LatchkeyError('provider_missing', 'There is no LatchkeyProvider above this component. Wrap the app in one.'),
  )
