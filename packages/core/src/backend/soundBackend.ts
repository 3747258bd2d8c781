import { LatchkeyError } from '../errors/LatchkeyError.ts'
import type { Backend } from './Backend.ts'
import { idleBackend } from './idleBackend.ts'

const required = ['restore', 'refreshUser', 'logout', 'getAccessToken'] as const

/** The backend itself, or, where it is none at all, one that says so at every call: a mistake in the set-up must not end a render. */
export function soundBackend(backend: Backend): Backend {
  const missing = !Array.isArray(backend?.capabilities?.loginMethods)
    ? 'capabilities.loginMethods'
    : required.find((verb) => typeof backend[verb] !== 'function')
  if (!missing) return backend
  const refuse = () =>
    Promise.reject(new LatchkeyError('config_invalid', `What was given as backend is none: it has no ${missing}.`))
  return idleBackend('invalid', refuse)
}
