import { nothing } from './codec.ts'
import { endpoint } from './endpoint.ts'

/** Forgets a person for good: their accounts, sessions, wallets and everything the server may do for them. */
export const deleteUser = endpoint({ method: 'DELETE', path: '/users/:id', auth: 'app', response: nothing })
