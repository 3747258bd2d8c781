import { endpoint } from './endpoint.ts'
import { snapshot } from './session.ts'

/** Reads the person as the backend sees them now. */
export const refreshUser = endpoint({ method: 'GET', path: '/users/me', auth: 'user', response: snapshot })
