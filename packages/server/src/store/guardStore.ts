import type { Store } from './Store.ts'
import { storeUnavailable } from './storeUnavailable.ts'

/** A store whose every failure is a LatchkeyError. What `sign` throws in `use` is the caller's own and passes as it is. */
export function guardStore(store: Store): Store {
  const guarded = guardMethods(store)
  return {
    ...guarded,
    delegations: {
      ...guarded.delegations,
      async use(id, now, sign) {
        let own: { error: unknown } | undefined
        const watched: typeof sign = async (row) => {
          try {
            return await sign(row)
          } catch (error) {
            own = { error }
            throw error
          }
        }
        try {
          return await store.delegations.use(id, now, watched)
        } catch (error) {
          throw own ? own.error : storeUnavailable(error)
        }
      },
    },
  }
}

function guardMethods<methods extends object>(methods: methods): methods {
  return Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [
      name,
      typeof method === 'function'
        ? async (...args: unknown[]) => {
            try {
              return await method(...args)
            } catch (error) {
              throw storeUnavailable(error)
            }
          }
        : guardMethods(method),
    ]),
  ) as methods
}
