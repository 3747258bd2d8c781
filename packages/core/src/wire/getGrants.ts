import * as v from 'valibot'
import type { Grant } from '../types/Grant.ts'
import { list, shape } from './codec.ts'
import { grant } from './delegation.ts'
import { endpoint } from './endpoint.ts'

/** Lists server access, on and ended, newest first. */
export const getGrants = endpoint({
  method: 'GET',
  path: '/delegations',
  auth: 'user',
  response: shape<{ grants: Grant[] }>({ grants: v.array(v.unknown()) }, { inner: { grants: list(grant) } }),
})
