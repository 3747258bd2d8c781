import type { Session } from './createSession.ts'

/** Joins the work under way for this epoch, or starts it: two callers, one request. */
export function singleFlight<value>(session: Session, name: string, start: () => Promise<value>): Promise<value> {
  const key = `${name}:${session.store.getState().epoch}`
  const underWay = session.flights.get(key) as Promise<value> | undefined
  if (underWay) return underWay
  const flight = start().finally(() => session.flights.delete(key))
  session.flights.set(key, flight)
  return flight
}
