import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { snapshotOf } from '../session/snapshot.ts'

/** Reads the person as they are now. */
export const refreshUser = route(endpoints.refreshUser, ({ server, session }) => snapshotOf(server, session.userId))
