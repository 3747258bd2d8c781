import { endpoint } from './endpoint.ts'
import { user } from './user.ts'

/** Notes that the person agreed to the app's terms. */
export const acceptTerms = endpoint({ method: 'POST', path: '/users/me/accept_terms', auth: 'user', response: user })
