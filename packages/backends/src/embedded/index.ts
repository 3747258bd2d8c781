import type { Backend } from '@latchkey/core'
import { createHttp } from '../http/createHttp.ts'
import type { HttpOptions } from '../http/HttpOptions.ts'
import { embeddedServer, type EmbeddedServer } from './embeddedServer.ts'

export { embeddedServer, type EmbeddedServer, type EmbeddedServerOptions, type InboxMail } from './embeddedServer.ts'

export interface EmbeddedOptions extends Omit<HttpOptions, 'url' | 'appId' | 'fetch'> {
  /** Default: one of its own. Pass it to read its mails, or to ask it as the app's server would. */
  server?: EmbeddedServer
}

/** Everything in the tab: our own server over IndexedDB, reached as if over HTTP. */
export function embedded({ server, ...options }: EmbeddedOptions = {}): Backend {
  const { origin = '' } = options
  const host = server ?? embeddedServer(origin ? { origin } : {})
  return createHttp({
    ...options,
    name: 'embedded',
    url: origin,
    appId: host.appId,
    fetch: (url, init) => host.fetch(new Request(url, init)),
    scope: `embedded:${host.name}:${host.appId}`,
    enforcement: 'local',
  })
}
