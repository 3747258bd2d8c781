import type { Endpoint } from '@latchkey/core/wire'
import { assertAuthorized } from '../authorization/assertAuthorized.ts'
import { route, type ReadCall, type Route } from './route.ts'

/** As `route`, but where the app has registered an authorization key, answered only where that signed this very request. */
export const authorizedRoute = <body, response>(
  endpoint: Endpoint<body, response, 'app'>,
  handler: (call: ReadCall, body: body) => Promise<response>,
): Route => route(endpoint, handler, { guard: assertAuthorized })
