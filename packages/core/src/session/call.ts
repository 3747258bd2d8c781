import type { Backend, Verb } from '../backend/Backend.ts'
import { AbortedError, BackendFailedError, CapabilityMissingError, TimeoutError } from '../errors/backend.ts'
import { LatchkeyError } from '../errors/LatchkeyError.ts'

type Parameters_<verb extends Verb> = Omit<Parameters<NonNullable<Backend[verb]>>[0], 'signal'>
/** What a verb resolves with. */
export type Answer<verb extends Verb> = Awaited<ReturnType<NonNullable<Backend[verb]>>>

/** Verbs in which the person may be asked for something, a second factor too, get five minutes, all others thirty seconds. */
const patient = /^(?!rename).*(Passkey|Wallet|[kr]Account|kOAuth|Method|Mfa|Onchain)$|^sign(?!Out)|^await/

/**
 * Calls a backend so that the promise always settles, and always with a LatchkeyError when it rejects:
 * an absent verb, a backend that throws anything, hangs, or is given up.
 */
export async function call<verb extends Verb>(
  backend: Backend,
  verb: verb,
  parameters: Parameters_<verb>,
  { signal, deadline = patient.test(verb) ? 300_000 : 30_000 }: { signal?: AbortSignal; deadline?: number } = {},
): Promise<Answer<verb>> {
  const method = backend[verb] as ((parameters: object) => Promise<Answer<verb>>) | undefined
  if (!method) throw new CapabilityMissingError(backend.name, verb)
  if (signal?.aborted) throw givenUp(verb, signal)

  const controller = new AbortController()
  let stop = () => {}
  try {
    return await new Promise<Answer<verb>>((resolve, reject) => {
      const giveUp = (error: LatchkeyError) => {
        reject(error)
        controller.abort(error)
      }
      const timer = setTimeout(() => giveUp(new TimeoutError(verb, deadline)), deadline)
      const onAbort = () => giveUp(givenUp(verb, signal!))
      signal?.addEventListener('abort', onAbort)
      stop = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', onAbort)
      }
      Promise.resolve(method.call(backend, { ...parameters, signal: controller.signal })).then(resolve, reject)
    })
  } catch (error) {
    throw error instanceof LatchkeyError ? error : new BackendFailedError(backend.name, verb, error)
  } finally {
    stop()
  }
}

const givenUp = (verb: Verb, { reason }: AbortSignal) =>
  reason instanceof LatchkeyError ? reason : new AbortedError(verb, reason)
