import { LatchkeyError } from '@latchkey/core'
import type { Store } from './Store.ts'
import { storeUnavailable } from './storeUnavailable.ts'

interface GuardOptions {
  /** What of an error may be kept as the cause. */
  causeOf?: (error: unknown) => unknown
  /** How long a signature may take before it is given up, in milliseconds. */
  signTimeout?: number
}

/** A store whose every failure is a LatchkeyError. What `sign` throws in `use` is the caller's own and passes as it is. */
export function guardStore(
  store: Store,
  { causeOf = (error) => error, signTimeout = 10_000 }: GuardOptions = {},
): Store {
  const refusal = (error: unknown) => (error instanceof LatchkeyError ? error : storeUnavailable(causeOf(error)))
  const guarded = guardMethods(store, refusal)
  return {
    ...guarded,
    delegations: {
      ...guarded.delegations,
      async use(id, now, sign, once) {
        let own: { error: unknown } | undefined
        const watched: typeof sign = async (row) => {
          try {
            return await within(signTimeout, sign(row))
          } catch (error) {
            own = { error }
            throw error
          }
        }
        try {
          return await store.delegations.use(id, now, watched, once)
        } catch (error) {
          throw own ? own.error : refusal(error)
        }
      },
    },
  }
}

function guardMethods<methods extends object>(methods: methods, refusal: (error: unknown) => Error): methods {
  return Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [
      name,
      typeof method === 'function'
        ? async (...args: unknown[]) => {
            try {
              return await method(...args)
            } catch (error) {
              throw refusal(error)
            }
          }
        : guardMethods(method, refusal),
    ]),
  ) as methods
}

/** A signature that never comes would hold the person's lock for ever. */
async function within<answer>(timeout: number, promise: Promise<answer>): Promise<answer> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<never>((_, reject) => {
    const late = () => reject(storeUnavailable(new Error(`Signing took longer than ${timeout / 1000} s.`)))
    timer = setTimeout(late, timeout)
  })
  return Promise.race([promise, tooLate]).finally(() => clearTimeout(timer))
}
