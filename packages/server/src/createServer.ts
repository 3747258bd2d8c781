import { importPublicKey } from './authorization/authorizationKey.ts'
import type { HandlerOptions } from './HandlerOptions.ts'
import { appVerifier } from './http/authenticateApp.ts'
import { createLots } from './http/lots.ts'
import { createRateLimit } from './http/rateLimit.ts'
import { guardKek } from './kek.ts'
import { once } from './once.ts'
import type { Server } from './Server.ts'
import { toSettings } from './settings.ts'
import { customTokenVerifier } from './tokens/customToken.ts'
import { createServerKeys } from './tokens/serverKeys.ts'
import { createTombstones } from './tombstones/createTombstones.ts'
import { keepEnded } from './tombstones/keepEnded.ts'

/** Checks the options and builds the parts that every route works with. Opens nothing yet. */
export function createServer(options: HandlerOptions): Server {
  const settings = toSettings(options)
  const { mailer, texter, customAuth, appSecret, now = Date.now, log = () => {} } = options
  const tombstones = createTombstones({ store: options.store, tombstones: options.tombstones, now, log })
  const store = keepEnded(options.store, tombstones)
  const kek = guardKek(options.kek)
  const { authorizationSpkis: spkis } = settings
  return {
    ...settings,
    store,
    kek,
    authorizationKeys: spkis.length > 0 ? once(() => Promise.all(spkis.map(importPublicKey))) : undefined,
    mailer,
    texter,
    verifyCustomToken: customAuth && customTokenVerifier(customAuth, now),
    now,
    log,
    keys: createServerKeys({ store, kek, now, log, tokenKeyLifetime: settings.tokenKeyLifetime }),
    tombstones,
    rateLimit: createRateLimit({ store, limits: settings.limits, now }),
    takeImports: createLots({ store, now }),
    isApp: appVerifier(`${settings.appId}:${appSecret}`),
  }
}
