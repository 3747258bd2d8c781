import { readToken } from '../http/authenticateUser.ts'
import { page } from '../http/route.ts'

/** Tells a device, as server-sent events, that something of its person's changed elsewhere and of what kind it is: `person`, `access`, `use`, `session` or, where some went unheard, `missed`. */
export const events = page('GET', '/events', async ({ server, request }) => {
  const session = await readToken({ server, request })
  await server.rateLimit('person', session.userId)
  return new Response(await server.live.open(session, request.signal), {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no', // nginx would keep events to itself until it has many
    },
  })
})
