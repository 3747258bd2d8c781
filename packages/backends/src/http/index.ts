import type { Backend } from '@latchkey/core'
import { checkUrl, createHttp } from './createHttp.ts'
import type { HttpOptions } from './HttpOptions.ts'

export type { HttpOptions } from './HttpOptions.ts'
export { indexedDbStorage } from './indexedDbStorage.ts'
export { lockWallets } from './lockWallets.ts'
export type { Passkeys } from './Passkeys.ts'
export type { RecordStorage } from './RecordStorage.ts'

/** Any server that speaks our endpoints. */
export function http(options: HttpOptions): Backend {
  const url = checkUrl(options.url)
  return createHttp({ ...options, url, name: 'http', scope: `http:${url}:${options.appId}`, enforcement: 'server' })
}
