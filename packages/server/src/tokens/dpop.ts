import { LatchkeyError } from '@latchkey/core'
import { EmbeddedJWK, calculateJwkThumbprint, jwtVerify, type JWTPayload } from 'jose'
import { sha256 } from '../bytes.ts'
import type { Server } from '../Server.ts'
import { isCompactJws } from './compactJws.ts'

/** Checks a request's DPoP proof (RFC 9449 §4.3) and gives its key's thumbprint; null where there is no proof. */
export async function verifyDpop(server: Server, request: Request): Promise<string | null> {
  const proof = request.headers.get('dpop')
  if (proof === null) return null
  if (!isCompactJws(proof)) throw refused('it is not one signed token')
  const { payload, jkt } = await verify(server, proof)
  const { htm, htu, iat, jti } = payload
  if (htm !== request.method) throw refused('it is for another method')
  if (typeof htu !== 'string' || !isSamePlace(htu, request.url)) throw refused('it is for another address')
  if (typeof jti !== 'string' || jti.length < 8) throw refused('its jti is too short')
  if (typeof iat !== 'number' || Math.abs(server.now() / 1000 - iat) > lifetime)
    throw refused('it is too old, or the clock is off')
  const uses = await server.store.counters.hit(
    `dpop:${await sha256(`${jkt}\n${iat}\n${jti}`)}`,
    replayWindow,
    server.now(),
  )
  if (uses.count !== 1) throw refused('it was used before')
  return jkt
}

/** Seconds before and after its `iat` for which a proof holds. */
const lifetime = 60
/** Milliseconds; far longer than a proof holds. */
const replayWindow = 3_600_000

async function verify(server: Server, proof: string): Promise<{ payload: JWTPayload; jkt: string }> {
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      algorithms: ['ES256'],
      typ: 'dpop+jwt',
      requiredClaims: ['htm', 'htu', 'iat', 'jti'],
      currentDate: new Date(server.now()),
    })
    return { payload, jkt: await calculateJwkThumbprint(protectedHeader.jwk!) }
  } catch (cause) {
    throw refused('its signature does not hold', cause)
  }
}

/** Host and path must be equal. The scheme may differ, because a proxy in front may have taken TLS off. */
function isSamePlace(htu: string, url: string): boolean {
  if (!URL.canParse(htu)) return false
  const [claimed, actual] = [new URL(htu), new URL(url)]
  return claimed.host === actual.host && claimed.pathname === actual.pathname
}

const refused = (why: string, cause?: unknown) =>
  new LatchkeyError('dpop_invalid', `The DPoP proof was refused: ${why}. Make a fresh proof for each request.`, {
    cause,
  })
