import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { findUser } from '../people/findUser.ts'

/** Reads a person for the app's server. */
export const getUser = route(endpoints.getUser, ({ server, param }) => findUser(server, param('id')))
