import type { Session } from './createSession.ts'

/** Joins the work under way, or starts it: two callers, one request. */
export function singleFlight<value>(session: Session, name: string, start: () => Promise<value>): Promise<value> {
  const underWay = session.flights.get(name) as Promise<value> | undefined
  if (underWay) return underWay
  const flight = start().finally(() => {
    if (session.flights.get(name) === flight) session.flights.delete(name)
  })
  session.flights.set(name, flight)
  return flight
}
