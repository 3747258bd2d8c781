import { page } from '../http/route.ts'

/** Privy's clients report events and wait for a yes. Nothing is read and nothing is kept. */
export const analyticsEvents = page('POST', '/analytics_events', () => new Response(null, { status: 204 }))
