import { lazily, type Backend } from '@latchkey/core'
import type { Listening } from './listen.ts'
import type { RecordStorage } from './RecordStorage.ts'

type SessionVerbs = Pick<Backend, 'restore' | 'refreshUser' | 'getAccessToken' | 'logout'>

/**
 * Verbs that load their client when the first of them has something to do: nobody is asked, and nothing loaded, where nobody
 * can be signed in. `verb` gives one of the client's by its name; the session's own come ready.
 */
export function switchboard<client extends SessionVerbs & Partial<Listening>>(
  { scope, storage }: { scope: string; storage: RecordStorage },
  load: () => Promise<client>,
) {
  let opening: Promise<client> | undefined

  const open = () =>
    (opening ??= lazily(load()).catch((error: unknown) => {
      opening = undefined
      throw error
    }))

  /** True where nobody can be signed in. */
  const isEmpty = async () => !opening && (await storage.read(scope)) === undefined

  const verb = <verb extends keyof client>(verb: verb) =>
    (async (parameters: never) =>
      ((await open())[verb] as (parameters: never) => unknown)(parameters)) as unknown as NonNullable<client[verb]>

  const session: SessionVerbs & Required<Pick<Backend, 'subscribe'>> = {
    restore: async (options) => ((await isEmpty()) ? null : (await open()).restore(options)),
    refreshUser: verb('refreshUser'),
    getAccessToken: async (options) => ((await isEmpty()) ? null : (await open()).getAccessToken(options)),
    async logout(options) {
      if (await isEmpty()) return
      const client = await open().catch(() => undefined)
      if (client) await client.logout(options)
      else await storage.update(scope, () => undefined)
    },
    subscribe(hear) {
      const stop = new AbortController()
      open()
        .then((client) => client.listen?.(hear, stop.signal))
        .catch(() => {})
      return () => stop.abort()
    },
  }
  return { verb, ...session }
}
