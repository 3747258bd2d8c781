import { importPublicKey } from './authorization/authorizationKey.ts'
import { registryOwnsFid } from './farcaster/registryOwnsFid.ts'
import type { HandlerOptions } from './HandlerOptions.ts'
import { appVerifier } from './http/authenticateApp.ts'
import { createLots } from './http/lots.ts'
import { createRateLimit } from './http/rateLimit.ts'
import { checkKeks } from './keks/checkKeks.ts'
import { eachKek, kekRing } from './keks/kekRing.ts'
import { createLive } from './live/createLive.ts'
import { createProviders } from './oauth/openProviders.ts'
import { once } from './once.ts'
import type { Server } from './Server.ts'
import { toSettings } from './settings.ts'
import { customTokenVerifier } from './tokens/customToken.ts'
import { createServerKeys, type ServerKeys } from './tokens/serverKeys.ts'
import { createTombstones } from './tombstones/createTombstones.ts'
import { keepEnded } from './tombstones/keepEnded.ts'

/** Checks the options and builds the parts that every route works with. Opens nothing yet. */
export function createServer(options: HandlerOptions): Server {
  const settings = toSettings(options)
  const { mailer, texter, customAuth, farcaster, appSecret, now = Date.now, log = () => {} } = options
  const tombstones = createTombstones({ store: options.store, tombstones: options.tombstones, now, log })
  const store = keepEnded(options.store, tombstones)
  const [kek, keks] = [kekRing(options.kek), eachKek(options.kek)]
  const keys = createServerKeys({ store, kek, now, log, tokenKeyLifetime: settings.tokenKeyLifetime })
  const { authorizationSpkis: spkis } = settings
  return {
    ...settings,
    store,
    kek,
    checkKeks: once(() => checkKeks({ store, keks, now, openKeys: () => openAll(keys) })),
    authorizationKeys: spkis.length > 0 ? once(() => Promise.all(spkis.map(importPublicKey))) : undefined,
    mailer,
    texter,
    verifyCustomToken: customAuth && customTokenVerifier(customAuth, now),
    farcaster: farcaster && {
      ownsFid: (address, fid) => registryOwnsFid(settings.rpcUrls, address, fid),
      ...farcaster,
    },
    openProvider: createProviders(settings.oauth, now),
    now,
    log,
    keys,
    tombstones,
    rateLimit: createRateLimit({ store, limits: settings.limits, now }),
    live: createLive({ store, now }),
    takeImports: createLots({ store, now }),
    isApp: appVerifier(`${settings.appId}:${appSecret}`),
  }
}

const openAll = (keys: ServerKeys) => Promise.all([keys.tokens.active(), keys.identity(), keys.refresh()])
