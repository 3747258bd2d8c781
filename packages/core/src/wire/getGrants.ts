import * as is from './check.ts'
import type { Grant } from '../types/Grant.ts'
import { list, shape } from './codec.ts'
import { grant } from './delegation.ts'
import { endpoint } from './endpoint.ts'

/** Lists server access, on and ended, newest first. */
export const getGrants = endpoint({
  method: 'GET',
  path: '/delegations',
  auth: 'user',
  response: shape<{ grants: Grant[] }>({ grants: is.array() }, { inner: { grants: list(grant) } }),
})
