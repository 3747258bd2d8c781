import { endpoint } from './endpoint.ts'
import { user } from './user.ts'

/** Reads a person by their DID. */
export const getUser = endpoint({ method: 'GET', path: '/users/:id', auth: 'app', response: user })
