import * as is from './check.ts'
import type { User } from '../types/User.ts'
import { list, shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { user } from './user.ts'

/** A part of a long list. */
export interface UsersPage {
  data: User[]
  /** Where the next part starts; null at the end. */
  nextCursor: string | null
}

export const usersPage = shape<UsersPage>(
  { data: is.array(), next_cursor: is.nullable(is.string) },
  { inner: { data: list(user) } },
)

/** Reads everybody, oldest first. Query: `limit` (1 to 100, default 100) and `cursor`. */
export const getUsers = endpoint({ method: 'GET', path: '/users', auth: 'app', response: usersPage })
