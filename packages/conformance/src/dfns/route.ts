import type { Asked } from './authorize.ts'

/** What every route finds in its context: the request, whose body was read once. */
export interface Env {
  Variables: { asked: Asked }
}
